//! A closed list of words: an enum whose variants have the names that records, views and files write.

/// Makes the enum. The names stand beside the variants, once; the order of the variants is the order of the list.
///
/// Whoever meets a word that a list does not have keeps it as text: `named` gives nothing for it, and no ledger becomes
/// unreadable because a later version knows more words.
macro_rules! words {
    (
        $(#[$about:meta])*
        $list:ident { $($(#[$what:meta])* $word:ident = $name:literal,)+ }
    ) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $list {
            $($(#[$what])* #[serde(rename = $name)] $word,)+
        }

        impl $list {
            /// How many they are.
            pub const COUNT: usize = [$($name),+].len();

            /// All of them, in their order.
            pub const ALL: [Self; Self::COUNT] = [$(Self::$word),+];

            /// Their names, in the same order.
            pub const NAMES: [&'static str; Self::COUNT] = [$($name),+];

            /// The name, as records write it.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$word => $name,)+
                }
            }

            /// The one with this name; nothing for a word that this version does not know.
            #[must_use]
            pub fn named(name: &str) -> Option<Self> {
                match name {
                    $($name => Some(Self::$word),)+
                    _ => None,
                }
            }
        }

        impl std::fmt::Display for $list {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.name())
            }
        }
    };
}

pub(crate) use words;
