"""Trains the encoder that decides what the reader records."""
