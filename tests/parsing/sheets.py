"""Minutes written to order, with what stands in them: a small grammar of layouts.

Every choice (how speakers are marked, how cases are headed, where the header has its values,
where a case ends) is independent of the others and of the parser's tables, so that any two
can be put together. The words are of this module's own.
"""

from dataclasses import dataclass, field

TITLES = (
    "図書の貸出しの記録を利用者への案内に使うことについて",
    "空き家の持ち主に片付けを促す手紙を送ることについて",
)
WHEN = "令和3年7月20日（火）　午後2時から3時45分まで"
WHERE = "市役所3階　第1会議室"
MEMBERS = "甲本会長、乙倉副会長、丙島委員、丁川委員"
OFFICE = "総務課長　辛山、主任　壬谷"
ROMAN = "ⅠⅡ"
CIRCLED = "①②"
KANJI = "一二"
KANA = "アイ"

# (who, what is said, what it does)
TALK = (
    ("会長", "それでは、説明を求める。", "procedural"),
    ("担当課", "現在は紙の台帳で扱っているが、これを電子の記録に改める。", "statement"),
    ("委員", "渡した名簿は、使い終わったら返してもらうのか。", "question"),
    ("担当課", "年度の終わりにすべて返してもらう。", "answer"),
    ("委員", "掲示の文字は大きくすべきである。", "statement"),
    ("担当課", "そのようにする。", "answer"),
)
ASKED = tuple((who, words, kind) for who, words, kind in TALK if kind in ("question", "answer"))[:2]
ROLES = {
    "会長": "chair",
    "委員": "member",
    "担当課": "implementing_body",
    "事務局": "secretariat",
}

# How a turn is written: {w} who, {t} the words; | is a line end.
SPEAKERS = (
    "（{w}）{t}",
    "({w}) {t}",
    "（{w}）|{t}",
    "【{w}】{t}",
    "【{w}】　{t}",
    "【{w}】|{t}",
    "【{w}】|　{t}",
    "＜{w}＞{t}",
    "＜{w}＞|{t}",
    "〈{w}〉{t}",
    "《{w}》|{t}",
    "≪{w}≫{t}",
    "［{w}］{t}",
    "[{w}]|{t}",
    "〔{w}〕{t}",
    "『{w}』{t}",
    "「{w}」{t}",
    "○{w}　{t}",
    "〇{w}|{t}",
    "◯{w}|　{t}",
    "◎{w}　{t}",
    "○{w}：{t}",
    "◆{w}　{t}",
    "■{w}|{t}",
    "●{w}：{t}",
    "{w}：{t}",
    "{w}: {t}",
    "{w}：|{t}",
    "{w}　：　{t}",
    "{w}|{t}",
    "{w}|　{t}",
    "{w}　　{t}",
    "{w}　{t}",
    "{w}\t{t}",
    "{w}）{t}",
    "{w}〉{t}",
    "{w}＞{t}",
    "{w}】{t}",
    "{w}／{t}",
    "{w}－{t}",
    "{w}→{t}",
    "{w}……{t}",
    "{w}；{t}",
    "{w}｜{t}",
    "{w}＝{t}",
    "・{w}　{t}",
    "・{w}：{t}",
    "・（{w}）{t}",
    "・【{w}】{t}",
    "- {w}：{t}",
    "▽{w}　{t}",
    "○（{w}）{t}",
    "○【{w}】{t}",
    "◆（{w}）|　{t}",
    "―{w}―　{t}",
    "～{w}～{t}",
    "**{w}**　{t}",
    "★{w}　{t}",
    "| {w} | {t} |",
    "{w}「{t}」",
    "（{w}）　{t}",
    "（{w}）：{t}",
    "【{w}】：{t}",
    "〇 {w}：{t}",
    "○ {w} {t}",
    "{w} ⇒ {t}",
    "({w}): {t}",
    "<{w}> {t}",
    "●{w}|{t}",
    "◇{w}　{t}",
    "▲{w}：{t}",
    "□{w}　{t}",
    "☆{w}：{t}",
    "- {w}　{t}",
    "― {w}|{t}",
    "{w}：「{t}」",
    "[{w}] {t}",
    "［{w}］|{t}",
    "《{w}》{t}",
    "〔{w}〕|{t}",
    "{w}．{t}",
    "{w}≫{t}",
    "{w}》{t}",
    "{w}］{t}",
    "{w}〕{t}",
    "{w}>{t}",
    "◯ {w}|{t}",
    "○{w}|　　{t}",
    "＊{w}：{t}",
    "{w} : {t}",
    "{w} ― {t}",
    "{w}――{t}",
    "{w}＞＞{t}",
    "{w}　…　{t}",
    "> {w}: {t}",
    "{w}　|　　{t}",
    "○{w}：|{t}",
    "【{w}】|　　{t}",
    "＜{w}＞　{t}",
    "{w}　　　{t}",
    "（{w}）|　{t}",
    "○{w}|{t}",
    "{w} {t}",
    "{w}:{t}",
    "・{w}|　{t}",
    "＜{w}＞：{t}",
    "◎{w}|　{t}",
    "○〔{w}〕{t}",
    "●（{w}）{t}",
    "（{w}）「{t}」",
)

# The marks of a question and of an answer that name nobody.
ANONYMOUS = (
    ("問　", "答　"),
    ("問：", "答："),
    ("問）", "答）"),
    ("（問）", "（答）"),
    ("【問】", "【答】"),
    ("Ｑ．", "Ａ．"),
    ("Q：", "A："),
    ("Ｑ　", "Ａ　"),
    ("(Q)", "(A)"),
    ("［Ｑ］", "［Ａ］"),
    ("質問　", "回答　"),
    ("質問：", "回答："),
    ("【質問】", "【回答】"),
    ("〔質問〕", "〔回答〕"),
    ("・質問：", "・回答："),
    ("○質問　", "●回答　"),
    ("質）", "答）"),
    ("質疑　", "答弁　"),
    ("・", "→"),
    ("○", "→　"),
    ("・", "⇒　"),
)

# How a case is headed: {t} title, {n} its own number, {i} its place; | is a line end.
HEADINGS = (
    "諮問第{n}号　{t}",
    "■諮問第{n}号　{t}",
    "{i}　諮問第{n}号　{t}",
    "({i}) 諮問第{n}号　{t}",
    "（{i}）{t}（諮問第{n}号）",
    "議題{i}　諮問第{n}号　{t}",
    "{c}諮問第{n}号|{t}",
    "第{n}号諮問事案　{t}",
    "日程第{i}　議案第{n}号　{t}",
    "◆諮問第{n}号　「{t}」",
    "＜諮問第{n}号＞|{t}",
    "［諮問第{n}号］{t}",
    "《諮問第{n}号》{t}",
    "（諮問第{n}号）{t}",
    "（諮問第{n}号）|{t}",
    "諮問第{n}号|件名：{t}",
    "諮問番号　第{n}号|諮問件名　{t}",
    "諮問第{n}号：{t}",
    "諮問第{n}号「{t}」",
    "諮問第{n}号『{t}』",
    "【諮問第{n}号　{t}】",
    "【諮問第{n}号】|「{t}」",
    "【諮問案件{i}】|{t}",
    "【諮問案件{i}】{t}",
    "【案件{i}】諮問第{n}号　{t}",
    "【令3-{n}】{t}",
    "諮問 令3-{n}　{t}",
    "令和3年度諮問第{n}号　{t}",
    "議題（{i}）　{t}",
    "案件{i}　{t}",
    "事案{i}　{t}",
    "第{i}号議案　{t}",
    "{i}．{t}",
    "{i}）{t}",
    "{R}　{t}",
    "{R}．{t}",
    "（{a}）{t}",
    "{k}　諮問第{n}号　{t}",
    "第{i}　諮問第{n}号　{t}",
    "議題{i}：{t}",
    "議事（{i}）{t}",
    "審議事項{i}　{t}",
    "諮問{i}　{t}",
    "【議題{i}】{t}",
    "＜議題{i}＞{t}",
    "≪案件{i}≫|{t}",
    "議題{k}　{t}",
    "第{k}号議案　{t}",
    "{c}{t}",
    "◎諮問第{n}号　{t}",
    "●諮問第{n}号|{t}",
    "―諮問第{n}号　{t}―",
    "諮問{n}号　{t}",
    "諮問番号{n}　{t}",
    "議題：諮問第{n}号　{t}",
    "・諮問第{n}号　{t}",
    "※諮問第{n}号　{t}",
    "{i}　{t}【諮問第{n}号】",
    "【{i}】{t}",
    "（案件{i}）{t}",
    "議題その{i}　{t}",
    "■議題{i}　{t}",
    "〔議題{i}〕|{t}",
    "（議題{i}）|{t}",
    "諮問事項（{i}）|{t}",
    "議題{i}|{t}",
    "案件{i}：諮問第{n}号|{t}",
    "■議題{i}　諮問案件{c}|{t}",
    "諮問第{n}号　{t}【住宅政策課】",
    "諮問第{n}号|{t}",
    "審議案件{i}：{t}",
    "審議案件第{i}号　{t}",
    "諮問（{i}）{t}",
    "■案件{i}：{t}",
    "□ 議題{i}　{t}",
    "◎議題{i}|　{t}",
    "<議題{i}> {t}",
    "[案件{i}] {t}",
    "『議題{i}』{t}",
    "第{i}　{t}",
    "{i}. 諮問第{n}号「{t}」",
    "（{i}）諮問第{n}号：{t}",
    "{c}　諮問第{n}号　{t}",
    "{a}　{t}",
    "{a}）{t}",
    "（{k}）{t}",
    "{k}　{t}",
    "{k}．{t}",
    "議第{n}号　{t}",
    "諮第{n}号　{t}",
    "審第{n}号　{t}",
    "個審第{n}号　{t}",
    "事件番号：令和3年度第{n}号|事件名：{t}",
    "案件名：{t}",
    "件名：{t}",
    "議題：{t}",
    "諮問番号：第{n}号|件名：{t}",
    "諮問案件（{i}）|{t}",
    "案件番号{i}　{t}",
    "案件No.{i}　{t}",
    "案件 {i}　{t}",
    "議題 {i}　{t}",
    "議 題 {i}　{t}",
    "諮 問 第 {n} 号　{t}",
    "諮問第　{n}　号|　　{t}",
    "令和３年諮問第{n}号　{t}",
    "R3-{n}　{t}",
    "3-{n}　{t}",
    "No.{n} {t}",
    "＜審議案件{i}＞|{t}",
    "【審議事項{i}】|{t}",
    "［案件{i}］|{t}",
    "議題{i}　「{t}」",
    "議題{i}　{t}（諮問第{n}号）",
    "第{i}号　{t}",
    "{i}　{t}（諮問第{n}号）",
    "◆議題{i}：{t}",
    "▼諮問第{n}号　{t}",
    "○諮問第{n}号　{t}",
    "○議題{i}　{t}",
    "・議題{i}　{t}",
    "({i}) {t}",
    "（{i}）　{t}",
    "2-{i}　{t}",
    "２．{i}　{t}",
    "議事{i}　{t}",
    "議事{i}：諮問第{n}号|{t}",
    "付議事項{i}　{t}",
    "諮問案件{c}　{t}",
    "案件{c}|{t}",
    "案件（{c}）{t}",
    "諮問第{n}号（{t}）",
)

# How the header gives a value: {l} label, {v} value, {i} count; | is a line end.
HEADERS = (
    "{l}：{v}",
    "{l} : {v}",
    "{l}　　{v}",
    "{l}　{v}",
    "{i}　{l}　　{v}",
    "{i}．{l}：{v}",
    "（{i}）{l}　{v}",
    "◇{l}　{v}",
    "■{l}：{v}",
    "●{l}　{v}",
    "【{l}】{v}",
    "【{l}】　{v}",
    "【{l}】|{v}",
    "{i}　{l}|　{v}",
    "{l}|{v}",
    "■{l}|　{v}",
    "＜{l}＞　{v}",
    "［{l}］{v}",
    "| {l} | {v} |",
    "{l}｜{v}",
    "{l}\t{v}",
    "・{l}：{v}",
    "〔{l}〕　{v}",
    "{l}…{v}",
    "{l}／{v}",
    "{l}　：　{v}",
    "◎{l}|{v}",
    "□{l}　{v}",
    "({i}){l}：{v}",
    "{i}）{l}　{v}",
    "{l}　　　　{v}",
    "[{l}] {v}",
    "《{l}》{v}",
    "「{l}」{v}",
    "● {l} : {v}",
    "* {l}: {v}",
    "- {l}：{v}",
    "○{l}：{v}",
    "◆{l}|・{v}",
    "▼{l}|{v}",
    "（{l}）{v}",
    "{l}＝{v}",
    "{l}・・・{v}",
    "{l}:{v}",
    "{l} {v}",
    "・{l}　{v}",
    "{i}. {l}|{v}",
)

# Where and how a case ends: lines behind the talk (| is a line end), and the value.
ENDINGS = (
    ("審議結果：諮問のとおり承認する。", "approved"),
    ("【審議結果】|適当と認める。", "approved"),
    ("結果　不承認", "rejected"),
    ("→　継続審議", "continued"),
    ("―質問や意見等はなく、承認された。―", "approved"),
    ("（審議の結果、適当と認められる）", "approved"),
    ("（承認）", "approved"),
    ("審議の結果、次回に継続して審議することとなった。", "continued"),
    ("以上の審議を経て、結論は保留とされた。", "deferred"),
    ("⇒　写しを作らないことを条件に承認する。", "approved_conditional"),
    ("■結果　附帯意見を付して承認する。", "approved_with_opinion"),
    ("（結論）|会長に一任することとされた。", "deferred"),
    ("〔審議結果〕 承認", "approved"),
    ("審議結果→承認", "approved"),
    ("■審議の結果：原案どおり可決", "approved"),
    ("結　果　承認", "approved"),
    ("以上、承認。", "approved"),
    ("※承認された。", "approved"),
    ("◎承認", "approved"),
    ("（全員賛成により承認）", "approved"),
    ("≪承認≫", "approved"),
    ("[承認]", "approved"),
    ("●決定事項：承認する", "approved"),
    ("決定：承認", "approved"),
    ("―以上により、諮問のとおり答申することと決した。―", "approved"),
    ("（諮問事項について異議なく承認）", "approved"),
    ("《全会一致で可決》", "approved"),
    ("【採決】賛成4名、反対1名により承認", "approved"),
    ("審議会としては、妥当と判断した。", "approved"),
    ("審議会の意見：適当", "approved"),
    ("結果：条件付承認（提供先を限ること）", "approved_conditional"),
    ("結果：一部承認（電話番号の提供は不承認）", "partially_approved"),
    ("（諮問取下げ）", "withdrawn"),
    ("結果：取下げ", "withdrawn"),
    ("（継続）", "continued"),
    ("→次回へ継続", "continued"),
    ("結果　保留", "deferred"),
    ("（保留とする）", "deferred"),
    ("【不承認】", "rejected"),
    ("結論：認めない", "rejected"),
)


@dataclass(frozen=True)
class Said:
    """A turn as it was written: the line of its label, who, what."""

    line: int
    role: str
    kind: str
    text: str


@dataclass
class Sheet:
    """Minutes under the pen: the lines so far, and what they say."""

    lines: list[str] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)

    def write(self, template: str, **words: str) -> int:
        """Write a template; return the number of its first line."""
        first = len(self.lines) + 1
        self.lines += [part.format(**words) for part in _lines(template)]
        return first

    def title(self) -> None:
        self.lines += ["令和3年度第2回　灯野市個人情報保護審議会　会議録", ""]

    def header(self, template: str) -> None:
        rows = (
            ("日時", WHEN),
            ("場所", WHERE),
            ("出席委員", MEMBERS),
            ("事務局", OFFICE),
            ("傍聴者", "2名"),
        )
        for i, (label, value) in enumerate(rows, 1):
            self.write(template, l=label, v=value, i=str(i))
        self.lines.append("")

    def heading(self, template: str, i: int, title: str) -> int:
        return self.write(
            template,
            t=title,
            n=str(44 + i),
            i=str(i),
            c=CIRCLED[i - 1],
            k=KANJI[i - 1],
            R=ROMAN[i - 1],
            a=KANA[i - 1],
        )

    def talk(self, template: str, turns: tuple[tuple[str, str, str], ...] = TALK) -> None:
        for who, words, kind in turns:
            line = self.write(template, w=who, t=words)
            self.said.append(Said(line, ROLES[who], kind, words))

    def asked(self, marks: tuple[str, str]) -> None:
        for mark, (_, words, kind) in zip(marks, ASKED, strict=True):
            self.said.append(Said(self.write(mark + "{t}", t=words), "unknown", kind, words))

    @property
    def text(self) -> str:
        return "\n".join(self.lines) + "\n"


def _lines(template: str) -> list[str]:
    """Cut a template at its line ends; the outer lines of a table are no line ends."""
    if template.startswith("| "):
        return [template]
    return template.split("|")
