//! Why a person cannot be asked.

use crate::i18n::{Lang, either};

/// What happened, and what to do.
type Words = (String, String);

/// Prompts were asked for, and that nothing be asked.
pub(super) fn no_prompts(instead: &str, lang: Lang) -> Words {
    let what = lang.pick(
        "审阅要逐条提问，而 --no-input 不许提问",
        "A review asks questions, and --no-input forbids them",
    );
    (what.to_owned(), either!(lang, "只看不答：{instead}", "To see what there is: {instead}"))
}

/// The letter comes from where the answers would.
pub(super) fn letter_from_input(lang: Lang) -> Words {
    let what = lang.pick(
        "来文从标准输入读入，就没有地方回答问题了",
        "The letter comes from standard input, so that nothing can be answered there",
    );
    let hint = lang.pick(
        "先存成文件：nuo read 文件 --review",
        "Save it to a file first: nuo read FILE --review",
    );
    (what.to_owned(), hint.to_owned())
}

/// A form is to be filled in and there is no terminal for an editor.
pub(super) fn no_editor(command: &str, lang: Lang) -> Words {
    let what = lang.pick(
        "没有终端或加了 --no-input，不能打开编辑器",
        "There is no terminal to open an editor on, or --no-input forbids it",
    );
    let hint = either!(
        lang,
        "把内容写成参数和选项，见 nuo {command} -h",
        "Write it out as arguments and options, see nuo {command} -h"
    );
    (what.to_owned(), hint)
}
