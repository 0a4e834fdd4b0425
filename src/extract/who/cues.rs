//! The words round a unit that tell what it does, each list in one string.

use super::words::Table;
use std::sync::LazyLock;

/// Before one who helps.
pub(super) static WITH: LazyLock<Table> = LazyLock::new(|| {
    Table::lasts(
        "\
    会同 联合 协同 联动 联手 携手 会商 商 共同 并商 牵手",
    )
});

/// Before one who is helped, and so leads.
pub(super) static HELPED: LazyLock<Table> = LazyLock::new(|| {
    Table::lasts(
        "\
    配合 协助 配合好 主动配合 支持配合",
    )
});

/// Before one who is told to act, and so leads.
pub(super) static URGED: LazyLock<Table> = LazyLock::new(|| {
    Table::lasts(
        "\
    督促 督导 责成 要求 敦促 责令 督办 督促指导 督促协调",
    )
});

/// Before one of whom something is asked, or to whom something is done.
pub(super) static ASKED: LazyLock<Table> = LazyLock::new(|| {
    Table::lasts(
        "\
    向 报 上报 报送 报请 提请 提交 转交 对 给 商请 恳请 请 争取 协调 指导 组织 支持 推动 \
    联系 邀请 沟通 对接 鼓励 引导 帮助 安排 依托 通过 委托 加强对 在 从 为 经 按照 根据 于 \
    到 交 赴 被 以 成立 建立 设立 对接好 积极协调 衔接 发动 动员 把 监督 印发 促进 的 是 有",
    )
});

/// After one who has the charge.
pub(super) static CHARGED_AFTER: LazyLock<Table> = LazyLock::new(|| {
    Table::firsts(
        "\
    牵头 负责 主办 主导 承办 主责 为牵头 具体负责 统一负责 共同负责 作为牵头",
    )
});

/// After one who helps.
pub(super) static HELPS_AFTER: LazyLock<Table> = LazyLock::new(|| {
    Table::firsts(
        "\
    配合 协助 协办 会办 参与 协同 予以配合 积极配合 密切配合 联合配合",
    )
});

/// After one with whom something is dealt, behind 与.
pub(super) static DEALT_AFTER: LazyLock<Table> = LazyLock::new(|| {
    Table::firsts(
        "\
    对接 沟通 协调 联系 衔接 争取 汇报 协商 合作 交流 的沟通 的对接 的联系 的协调 的衔接 \
    的合作 的统筹 之间 进行沟通 进行对接 保持 加强 做好",
    )
});

/// After a name that is no subject.
pub(super) static NOT_SUBJECT: LazyLock<Table> = LazyLock::new(|| {
    Table::firsts(
        "\
    的 之间 等的 关于 ： ） 》 ”",
    )
});

/// Names that are places as often as they are units.
pub(super) static PLACES: LazyLock<Table> = LazyLock::new(|| {
    Table::lasts(
        "\
    街道 乡镇 社区 属地 开发区 高新区 镇 乡 中心 医院 学院 大学",
    )
});

/// What follows the one who acts.
pub(super) static ACTS: LazyLock<Table> = LazyLock::new(|| {
    Table::firsts(
        "\
    将 拟 要 正 会 已 计划 负责 积极 继续 进一步 加快 加强 持续 不断 结合 按照 根据 严格 \
    全面 认真 组织 开展 对 也 还 应 须 定期 及时 统筹 大力 牵头 联合 会同 切实 主动 充分 \
    共同 通过 在 于 深入 落实 推进 制定 出台 编制 印发 建立 完善 实施 做好 指导 督促 协调 \
    争取 优先 立即 均 都 分别 以",
    )
});

/// Openings of a clause that a subject may stand behind.
pub(super) static LEAD_INS: LazyLock<Table> = LazyLock::new(|| {
    Table::lasts(
        "\
    下一步 下步 今后 同时 此外 另外 目前 一是 二是 三是 四是 五是 六是 七是 八是 第一 第二 \
    第三 接下来 现 近期 其次 首先 再次 最后 其中 并且 为此 对此 因此 届时 后续 未来 今年 \
    明年 年内 而 但 随后 将来 以后 在今后的工作中 下阶段 下步工作中 此后 于是 最终 但是 由此 \
    工作中 期间 后 时 日 月 年 底 前 来 以来 阶段 一步 当前 现阶段 近年来 也 另 对于 针对 该 \
    所 由于 鉴于 中 里 是",
    )
});
