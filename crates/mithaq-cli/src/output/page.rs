//! An answer as a page to print: one file, no scripts, nothing loaded from elsewhere.

use std::io::{self, Write};

use maud::{DOCTYPE, PreEscaped, html};
use mithaq_ledger::Answer;
use mithaq_voice::Speaker;
use mithaq_voice::answer::question;
use mithaq_voice::page::{Alone, Writer};

const STYLE: &str = "
    body { font: 11pt/1.5 Georgia, 'Noto Naskh Arabic', serif; max-width: 52rem; margin: 2rem auto; padding: 0 1rem; color: #111; }
    h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2rem; border-bottom: 1px solid #999; }
    .verdict { font-size: 1.25rem; font-weight: bold; }
    .beside { display: grid; grid-template-columns: repeat(auto-fit, minmax(18rem, 1fr)); gap: 0 2rem; }
    table { border-collapse: collapse; } th, td { text-align: start; padding: .2rem .8rem .2rem 0; vertical-align: top; }
    blockquote { margin: .2rem 0; padding-inline-start: .8rem; border-inline-start: 3px solid #bbb; unicode-bidi: isolate; }
    .from { color: #444; font-size: .85em; } li { margin-bottom: .8rem; break-inside: avoid; }
    mark { background: #fff3b0; color: inherit; } figure { margin: 0; }
    .unseen { border: 1px solid #999; font: .75em monospace; color: #444; }
    svg { max-width: 100%; height: auto; }
    @media print { body { margin: 0; max-width: none; } details { display: none; } }";

pub(crate) fn answer(
    out: &mut impl Write,
    answer: &Answer,
    most: Option<usize>,
    voice: Speaker,
) -> io::Result<()> {
    let title = question(answer, voice);
    let (language, direction) = voice.tag();
    let page = html! {
        (DOCTYPE)
        html lang=(language) dir=(direction) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                h1 { (title) }
                (Writer { voice, links: &Alone }.answer(answer, most))
                p.from {
                    "mithaq " (env!("CARGO_PKG_VERSION")) " · " (answer.method.get(..12).unwrap_or_default()) " · "
                    (voice.words("What is claimed, planned, offered or denied is shown and never counted."))
                }
            }
        }
    };
    writeln!(out, "{}", page.into_string())
}
