//! The words that names of units are made of, each list in one string.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Words that are found by their first or by their last character.
pub(super) struct Table {
    words: HashMap<char, Vec<&'static str>>,
}

impl Table {
    fn by(words: &'static str, key: fn(&str) -> Option<char>) -> Self {
        let mut table: HashMap<char, Vec<&'static str>> = HashMap::new();
        for word in words.split_whitespace() {
            table.entry(key(word).unwrap_or(' ')).or_default().push(word);
        }
        for words in table.values_mut() {
            words.sort_by_key(|word| usize::MAX - word.len());
        }
        Self { words: table }
    }

    pub(super) fn firsts(words: &'static str) -> Self {
        Self::by(words, |word| word.chars().next())
    }

    pub(super) fn lasts(words: &'static str) -> Self {
        Self::by(words, |word| word.chars().next_back())
    }

    /// The longest word that a text begins with, of a table by first
    /// characters.
    pub fn first_of(&self, text: &str) -> Option<&'static str> {
        let words = self.words.get(&text.chars().next()?)?;
        words.iter().copied().find(|word| text.starts_with(word))
    }

    /// The longest word that a text ends with, of a table by last characters.
    pub fn last_of(&self, text: &str) -> Option<&'static str> {
        let words = self.words.get(&text.chars().next_back()?)?;
        words.iter().copied().find(|word| text.ends_with(word))
    }
}

/// Fields of work by which units are named, one a line: the word that its
/// names are compared by, then all of them.
const FIELD_LINES: &str = "\
发改: 发展和改革 发展改革 发改
经信: 经济和信息化 经信
工信: 工业和信息化 工业信息化 工信
信息化: 信息化
科技: 科学技术 科技
教体: 教育体育 教育和体育 教体
教育: 教育
体育: 体育
财政: 财政 财务
民政: 民政
民宗: 民族宗教事务 民族和宗教事务 民族宗教 民宗
民族: 民族事务
公安: 公安交通管理 公安交警 公安交管 公安
交警: 交警 交通警察
交管: 交管
司法: 司法
人社: 人力资源和社会保障 人力资源社会保障 人社
社保: 社会保障 社保
自然资源: 自然资源和规划 自然资源
国土: 国土资源 国土
规划: 规划
生态环境: 生态环境
环保: 环境保护 环保
环卫: 环卫
住建: 住房和城乡建设 住房城乡建设 住建 城乡建设
建设: 建设
房管: 房管 房产 住房保障
公积金: 公积金
城管: 城市管理和综合执法 城市管理综合执法 城市综合管理 城市管理 城市综合执法 城管
综合执法: 综合行政执法 行政执法 综合执法
园林: 园林绿化 园林
市政: 市政
交通: 交通运输 交通
公路: 公路
铁路: 铁路
民航: 民航
港航: 港航
海事: 海事
水利: 水利
水务: 水务
水文: 水文
农业农村: 农业农村 农业和农村 农业
农牧: 农牧
畜牧: 畜牧兽医 畜牧
农机: 农机
渔业: 渔业
海洋: 海洋
林草: 林业和草原 林业 林草
商务: 商务
招商: 招商
投促: 投资促进 投促
粮储: 粮食和物资储备 粮食和储备 粮储 粮食
文旅: 文化广电和旅游 文化广电旅游 文化和旅游 文化旅游 文广旅 文体旅 文旅
文体: 文体广电
广电: 广电 广播电视
新闻出版: 新闻出版
版权: 版权
文化: 文化
旅游: 旅游
文物: 文物
卫健: 卫生健康 卫生和健康 卫健 卫生
疾控: 疾病预防控制 疾控
医保: 医疗保障 医保
中医药: 中医药
药监: 药品监督管理 药监
退役军人: 退役军人事务 退役军人
应急: 应急管理 应急
消防: 消防救援 消防
审计: 审计
统计: 统计
市监: 市场监督管理 市场监管 市监
工商: 工商
质监: 质监
知识产权: 知识产权
税务: 税务
气象: 气象
地震: 地震
邮政: 邮政管理 邮政
通信: 通信管理 通信
能源: 能源
电力: 电力
煤炭: 煤炭
烟草: 烟草专卖 烟草
国资: 国有资产监督管理 国资
金融: 金融监管 金融监督管理 金融工作 金融
信访: 信访
乡村振兴: 乡村振兴
扶贫: 扶贫开发 扶贫
政数: 政务服务和数据管理 政务服务数据管理
政务服务: 政务服务管理 政务服务
审批: 行政审批服务 行政审批 审批
大数据: 大数据发展管理 大数据管理 大数据
数据: 数据
机关事务: 机关事务管理 机关事务
档案: 档案
地方志: 地方志
供销: 供销
移民: 移民 水库移民
边防: 边防
口岸: 口岸
海关: 海关
外事: 外事
侨务: 侨务
人防: 人防 人民防空
国动: 国防动员
网信: 网信 互联网信息
监察: 监察
纪检: 纪检监察 纪检
政法: 政法
组织: 组织
宣传: 宣传
统战: 统战
人才: 人才
编制: 编制
妇幼: 妇幼
残联: 残联
工会: 工会
保险: 保险监管
路政: 路政
运管: 运管
供电: 供电
电网: 电网
供水: 供水
燃气: 燃气
园区: 产业园区
价格: 价格
物价: 物价
老龄: 老龄
法制: 法制
检察: 检察
立法: 立法
执法: 执法
安监: 安监
科工: 科工
国安: 国安 国家安全
宗教: 宗教
林水: 林水
工业: 工业
经济: 经济
信息: 信息
物流: 物流
食药监: 食品药品监督管理 食药监
监管: 监管
审判: 审判
";

/// Every name of a field and the word that names of it are compared by.
static COMMON: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let lines = FIELD_LINES.lines().filter_map(|line| line.split_once(": "));
    lines.flat_map(|(common, names)| names.split(' ').map(move |name| (name, common))).collect()
});

/// The fields by their last characters.
pub(super) static FIELDS: LazyLock<Table> = LazyLock::new(|| Table::lasts(FIELD_LINES));

/// The characters with which a name's own words begin, by their number.
static BEGINNINGS: LazyLock<Vec<bool>> = LazyLock::new(|| {
    let mut known = vec![false; 0x10000];
    let tables = [&FIELD_ENDS, &WHOLE, &OPEN_ENDS, &COLLECTIVE, &OWN, &REGION];
    let words = tables.iter().flat_map(|table| table.words.keys().copied());
    for c in words.chain("部财街镇乡".chars()) {
        if let Some(known) = known.get_mut(c as usize) {
            *known = true;
        }
    }
    known
});

/// Whether a name's own words can begin with a character.
pub(super) fn begins_word(c: char) -> bool {
    BEGINNINGS.get(c as usize).copied().unwrap_or(false)
}

/// The word by which a field's names are compared.
pub(super) fn common(field: &str) -> Option<&'static str> {
    COMMON.get(field).copied()
}

/// Endings that need a field of work before them.
pub(super) static FIELD_ENDS: LazyLock<Table> = LazyLock::new(|| {
    Table::firsts(
        "\
    管理委员会 委员会 管理局 事务局 服务局 总局 分局 局 厅 部 站 所 委 办公室 总队 支队 大队 中队 署",
    )
});

/// Names that are whole without a field before their ending; a region may
/// stand before them.
pub(super) static WHOLE: LazyLock<Table> = LazyLock::new(|| {
    Table::firsts(
        "\
    人民政府办公室 人民政府 政府办公室 政府办 府办 政府 人大常委会办公厅 人大常委会办公室 \
    人大常委会 党委 团省委 团市委 团县委 团区委 省委 市委 县委 区委 州委 纪委监委 纪委 监委 编办 编委办 创新办 创建办 文明办 网信办 外事办 侨办 \
    台办 扶贫办 政研室 发改委 卫健委 国资委 经信委 科委 建委 农委 民委 民宗委 政法委 团委 \
    共青团 妇联 残联 残疾人联合会 工商联 总工会 科协 文联 侨联 红十字会 组织部 宣传部 统战部 \
    人武部 武装部 社会工作部 党校 供销社 检察院 人民法院 法院 中级人民法院 教育部 科技部 \
    工业和信息化部 公安部 民政部 财政部 人力资源社会保障部 自然资源部 生态环境部 \
    住房城乡建设部 交通运输部 水利部 农业农村部 商务部 文化和旅游部 国家发展改革委 \
    国家卫生健康委 应急管理部 中国人民银行 人民银行 铁塔公司 供电公司 公交公司 供水公司 \
    自来水公司 燃气公司 移动公司 电信公司 联通公司 水务公司 交投公司 城投公司 派出所 司法所 \
    供电所 卫生院 农科院 林科院 科学院 社科院 疾控中心 街道办事处 街道办 \
    管委会 村委会 居委会 联合会 科研院所 残工委 食安办 安委办 防汛办 河长办 营商办 \
    环委办 府办公室 督查室 海关 服务中心",
    )
});

/// Endings of names that are told by their length alone.
pub(super) static OPEN_ENDS: LazyLock<Table> = LazyLock::new(|| {
    Table::firsts(
        "\
    有限责任公司 有限公司 分公司 集团公司 公司 集团 研究院 研究所 设计院 中心 大学 医院 银行 \
    学院 合作社 管理处 管理站 开发区 高新区 指挥部 领导小组 专班 联席会议",
    )
});

/// Several units that have no name of their own.
pub(super) static COLLECTIVE: LazyLock<Table> = LazyLock::new(|| {
    Table::firsts(
        "\
    各省（区、市） 各市（州、区） 各县（市、区） 各县（市、区) 各县(市、区) 各县（市）区 各县（区） 各县（市） 各市（州） \
    各市县 各县市区 各县区 各县市 各市州 各州市 各设区市 各盟市 各旗县 各地市 各乡镇（街道） \
    各镇（街道） 各乡镇街道 各乡（镇） 各镇街 各乡镇 各街道 各镇 各县 各市 各区 各地各部门 \
    各地 各级政府 各级各部门 各部门 各成员单位 各单位 各有关单位 各有关部门 各相关部门 \
    各高校 各学校 属地政府 属地乡镇 属地街道 属地 当地政府 地方政府 乡镇（街道） 乡镇街道 \
    镇街 乡镇人民政府 乡镇 街道 社区 村组 相关部门 有关部门 主管部门 职能部门 业务部门 \
    行业部门 执法部门 市直部门 县直部门 区直部门 州直部门 市级部门 县级部门 省级部门 \
    政府部门 相关单位 有关单位 成员单位 责任单位 施工单位 建设单位 产权单位 设计单位 \
    权属单位 管养单位 养护单位 市直单位 县直单位 相关企业 有关企业 运营企业 \
    电网企业 通信企业 物业公司 物业企业 运营商 有关方面 各方",
    )
});

/// What stands before a collective and belongs to it.
pub(super) static RANKS: LazyLock<Table> = LazyLock::new(|| {
    Table::lasts(
        "\
    自治区 自治州 省级 市级 县级 区级 州级 市直 县直 区直 州直 省直 区直各 市直各 县直各 省 \
    市 县 区 州 国家 行业 其他 各 各级 政府 沿线 城区 本级 镇 乡 属地 当地 全县 全市 全区 全省 全州",
    )
});

/// What can stand right before 部门 and belongs to it.
pub(super) static BEFORE_DEPARTMENT: LazyLock<Table> = LazyLock::new(|| {
    Table::lasts(
        "\
    主管 管理 行政主管 监管 职能 业务 相关 有关 等 等相关 等有关 等职能 等多 等主管 行政 各",
    )
});

/// Words that end where a name begins.
pub(super) static STOPS: LazyLock<Table> = LazyLock::new(|| {
    Table::lasts(
        "\
    综合 单位 督促 协调 指导 组织 要求 会同 联合 协同 配合 对接 联系 交由 推动 督导 责成 安排 牵头 \
    沟通 提请 委托 邀请 依托 通过 加强 积极 争取 鼓励 引导 帮助 建议 支持 提交 上报 转交 \
    报请 报送 敦促 动员 发动 监督 主动 目前 下一步 今后 同时 此外 另外 以及 其中 按照 根据 \
    针对 对于 关于 围绕 协助 请求 申请 成立 建立 设立 做好 落实 完善 强化 推进 统筹 结合 \
    近期 近年来 年内 现由 拟由 并由 应由 再由 统一 继续 进一步 召集 责令 允许 要 将 由 与 向 \
    对 从 在 是 为 经 请 以 给 被 了 并 或 让 于 就 按 到 等 把 使 而 但 也 都 又 及 报 商 \
    同 和 的 已 现 拟 需 应 会 能 可 交 因 待 经过 随同 日 月 年 时 后 前 赴 来",
    )
});

/// Words of the speaker for itself.
pub(super) static OWN: LazyLock<Table> = LazyLock::new(|| {
    Table::firsts(
        "\
    我厅 我局 我委 我办 我院 我校 我中心 我单位 我部 我会 我社 我处 我站 我队 我公司 我司 \
    我中队 我支队 我大队 我行 本厅 本局 本委 本办 本院 本单位 本部 我镇 我街道 我乡 我们 \
    县局 市局 我市局 我县局",
    )
});

/// Words of the speaker for its region.
pub(super) static REGION: LazyLock<Table> = LazyLock::new(|| {
    Table::firsts(
        "\
    我省 我市 我县 我区 我州 我旗 我盟 自治区将 本省 本市 本县 本区",
    )
});

/// Endings by which a whole line is told to be a unit.
pub(super) static NAME_ENDS: LazyLock<Table> = LazyLock::new(|| {
    Table::lasts(
        "\
    厅 局 委 委员会 办 办公室 办公厅 部 院 所 站 处 社 署 中心 公司 集团 政府 大学 学院 学校 \
    中学 小学 医院 法院 检察院 总队 支队 大队 中队 联合会 协会 总工会 妇联 残联 科协 工商联 \
    办事处 管委会 银行 支行 党校 档案馆 图书馆 指挥部 领导小组 团委 组织部 宣传部 统战部 \
    街道 红十字会 海关 党组 供销社 博物馆",
    )
});

/// What a region before a name ends with, or what stands for one.
pub(super) static REGION_ENDS: LazyLock<Table> = LazyLock::new(|| {
    Table::lasts(
        "\
    自治区 自治州 自治县 省委 市委 县委 区委 州委 党委 省 市 州 县 区 旗 盟 镇 乡 国家 中国 街道 各级 各 属地 \
    当地 总队 省级 市级 县级 村 社区",
    )
});

/// Words that follow an ending where it is part of another word: the ending,
/// then the words.
const NOT_AFTER: &[(&str, &str)] = &[
    ("站", "点 长 台 在 位"),
    ("所", "有 需 在 以 属 提 反 述 长 示 谓 列 涉 得 处 急 盼 指 致 建 用"),
    ("部", "门 分 署 位 队 级 落 长 件"),
    ("局", "面 部 限 势 域"),
    ("厅", "堂"),
    ("委", "员 托"),
    ("办公室", "主任"),
    (
        "政府",
        "购买 投资 性 补 工作报告 引导 主导 债 采购 资金 财 投入 网 专项 信息公开 规章 令 热线 支出 奖 门户 出资 付费 作",
    ),
    ("中心", "城 区 校 小学 村 镇 幼 线 任务 工作 环节 广场 医院 卫生院 点 地带 户 位置"),
    ("公司", "化 制"),
    ("集团", "化 办学"),
    ("法院", "路"),
    ("银行", "贷款 卡 业"),
    ("大学", "生 城"),
    ("社区", "矫正 卫生 养老 服务中心 治理 食堂 医院 居家"),
    ("街道", "路 两 建设 绿化 卫生 路面 灯 整 改造 拓宽"),
    ("乡镇", "道 公路 卫生 循环 农村 企业 中心 集镇 文化站 寄"),
    ("属地", "管理 责任 原则 化"),
    ("各地", "区"),
    ("海关", "特殊"),
    ("党委", "书记"),
    ("部门", "预算 规章 间 联席 规定"),
    ("开发区", "内 道 路"),
    ("高新区", "内 道 路"),
];

/// Whether a word goes on behind its ending and is another one: 局面, 中心城区.
pub(super) fn goes_on(word: &str, rest: &str) -> bool {
    let row = |(end, words): &(&str, &str)| {
        word.ends_with(end) && words.split(' ').any(|word| rest.starts_with(word))
    };
    NOT_AFTER.iter().any(row)
}
