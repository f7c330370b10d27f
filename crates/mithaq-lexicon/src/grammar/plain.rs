//! A language without a grammar file: every form stands in the entry.
//!
//! | entry | means |
//! |---|---|
//! | `zora/zoru/zorim/zoran/zorat` | verb: past, present, verbal nouns, active and passive participle; several of one sort parted by `,`; `-` skips one |
//! | `toma~tomai` | noun with its plural(s) |
//! | anything else | a noun that does not change |

use super::{Form, Grammar};
use crate::table::{Number, Shape};

pub(super) struct Plain;

/// The sorts of forms of a verb, in the order in which an entry writes them.
const PARTS: [Shape; 5] = [Shape::Past, Shape::Present, Shape::Masdar, Shape::Active, Shape::Passive];

impl Grammar for Plain {
    fn inflect(&self, entry: &str) -> Result<Vec<Form>, String> {
        if entry.contains('/') {
            return verb(entry);
        }
        let mut parts = entry.split('~').map(str::trim);
        let singular = parts.next().map(|word| Form::new(word, Shape::Noun, false, Number::Singular));
        let plurals = parts.map(|word| Form::new(word, Shape::Noun, false, Number::Plural));
        Ok(singular.into_iter().chain(plurals).collect())
    }

    fn demonym(&self, stem: &str) -> Vec<Form> {
        vec![Form::new(stem, Shape::Adjective, false, Number::Singular)]
    }
}

fn verb(entry: &str) -> Result<Vec<Form>, String> {
    let parts: Vec<&str> = entry.split('/').collect();
    if parts.len() > PARTS.len() {
        return Err(format!("{entry:?}: a verb has at most five parts"));
    }
    let forms = parts.iter().zip(PARTS).flat_map(|(part, shape)| {
        let words = part.split(',').map(str::trim).filter(|word| !word.is_empty() && *word != "-");
        words.map(move |word| Form::new(word, shape, false, Number::Singular))
    });
    Ok(forms.collect())
}

#[cfg(test)]
mod tests {
    use super::{Grammar, Plain};
    use crate::table::Shape;

    #[test]
    fn forms_stand_in_the_entry() {
        for (entry, forms) in [
            ("zora/zoru,zorun/zorim", vec!["zora", "zoru", "zorun", "zorim"]),
            ("zora/-/zorim", vec!["zora", "zorim"]),
            ("toma~tomai", vec!["toma", "tomai"]),
            ("toma lu", vec!["toma lu"]),
        ] {
            let made: Vec<String> = Plain.inflect(entry).expect(entry).into_iter().map(|f| f.text).collect();
            assert_eq!(made, forms, "{entry}");
        }
        assert!(Plain.inflect("a/b/c/d/e/f").is_err());
    }

    #[test]
    fn parts_are_told_by_their_place() {
        let shapes: Vec<Shape> =
            Plain.inflect("a/b/c").expect("a verb").into_iter().map(|f| f.shape).collect();
        assert_eq!(shapes, [Shape::Past, Shape::Present, Shape::Masdar]);
    }
}
