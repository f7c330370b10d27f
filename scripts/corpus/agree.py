"""stub"""
def report(a,b): return []
