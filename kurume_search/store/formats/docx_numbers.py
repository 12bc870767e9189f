"""Numbers of lists as Word prints them.

The formats are those of ``ST_NumberFormat`` in ECMA-376 part 1, section 17.18.59. One that
isn't known here, or has no sign for so large a number, gives the decimal number.
"""

from __future__ import annotations

from collections.abc import Callable

_FULL = str.maketrans("0123456789", "０１２３４５６７８９")
_DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")
_AIUEO = (
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
)
_AIUEO_HALF = "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ"
_IROHA = (
    "イロハニホヘトチリヌルヲワカヨタレソツネナラム"
    "ウヰノオクヤマケフコエテアサキユメミシヱヒモセスン"
)
_IROHA_HALF = "ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳヰﾉｵｸﾔﾏｹﾌｺｴﾃｱｻｷﾕﾒﾐｼヱﾋﾓｾｽﾝ"
_ROMAN = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
        strict=True,
    )
)


def number_text(value: int, form: str) -> str:
    """Return `value` written in the number format `form`, such as ``aiueoFullWidth``."""
    known = _FORMS.get(form)
    return (known(value) if known is not None else "") or ("" if form == "none" else str(value))


def _row(signs: str) -> Callable[[int], str]:
    """Return the writer of a row of signs that has an end."""
    return lambda value: signs[value - 1] if 1 <= value <= len(signs) else ""


def _round(signs: str) -> Callable[[int], str]:
    """Return a function that counts with `signs` and starts over after the last one."""
    return lambda value: signs[(value - 1) % len(signs)] if value >= 1 else ""


def _letters(first: str) -> Callable[[int], str]:
    """Return a function that counts a to z, then aa, bb … zz, then aaa …, as Word does."""

    def write(value: int) -> str:
        if not 1 <= value <= 26 * 3:
            return ""
        return chr(ord(first) + (value - 1) % 26) * ((value - 1) // 26 + 1)

    return write


def _roman(value: int) -> str:
    if not 1 <= value <= 3999:
        return ""
    signs = ""
    for size, sign in _ROMAN:
        signs += sign * (value // size)
        value %= size
    return signs


def _counting(digits: str, places: str) -> Callable[[int], str]:
    """Return the writer of 十一 and 百二十; `digits` from one, `places` 十百千万."""

    def write(value: int) -> str:
        if not 1 <= value <= 99_999_999:
            return ""
        if value >= 10_000:
            return write(value // 10_000) + places[3] + write(value % 10_000)
        signs = ""
        for power, place in ((1000, places[2]), (100, places[1]), (10, places[0])):
            digit = value // power % 10
            if digit:
                signs += (digits[digit - 1] if digit > 1 or always else "") + place
        return signs + (digits[value % 10 - 1] if value % 10 else "")

    always = digits.startswith("壱")
    return write


_KANJI = _counting("一二三四五六七八九", "十百千万")
_FORMS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda value: f"{value:02}",
    "decimalFullWidth": lambda value: str(value).translate(_FULL),
    "decimalFullWidth2": lambda value: str(value).translate(_FULL),
    "numberInDash": lambda value: f"- {value} -",
    "decimalEnclosedCircle": _row("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"),
    "decimalEnclosedCircleChinese": _row("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"),
    "decimalEnclosedParen": _row("⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"),
    "decimalEnclosedFullstop": _row("⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"),
    "ideographEnclosedCircle": _row("㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"),
    "ideographTraditional": _row("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _row("子丑寅卯辰巳午未申酉戌亥"),
    "aiueo": _round(_AIUEO_HALF),
    "aiueoFullWidth": _round(_AIUEO),
    "iroha": _round(_IROHA_HALF),
    "irohaFullWidth": _round(_IROHA),
    "lowerLetter": _letters("a"),
    "upperLetter": _letters("A"),
    "lowerRoman": lambda value: _roman(value).lower(),
    "upperRoman": _roman,
    "japaneseCounting": _KANJI,
    "chineseCounting": _KANJI,
    "chineseCountingThousand": _KANJI,
    "taiwaneseCounting": _KANJI,
    "taiwaneseCountingThousand": _KANJI,
    "japaneseLegal": _counting("壱弐参四五六七八九", "拾百千萬"),
    "ideographDigital": lambda value: str(value).translate(_DIGITS),
    "japaneseDigitalTenThousand": lambda value: str(value).translate(_DIGITS),
}
