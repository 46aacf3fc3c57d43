"""Bytes to text: which encoding a page file is in, and where its bytes are damaged."""

import codecs
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from reader.errors import FileUnreadable
from reader.messages import _

REPLACEMENT: Final = "\ufffd"
"""What stands for bytes that mean nothing in the chosen encoding."""

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks, the longer ones of UTF-32 before those of UTF-16 that begin them."""

_MAGIC: Final = (
    b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"SQLite format 3\0", b"%PDF", b"PK\x03\x04", b"\x1f\x8b",
    b"\xfd7zXZ", b"BZh", b"7z\xbc\xaf", b"Rar!", b"\x7fELF", b"RIFF", b"BM6", b"OggS", b"ID3", b"\xd0\xcf\x11\xe0",
)  # fmt: skip
"""How files begin that are no text."""

_FREQUENT: Final = frozenset(
    "的一是不了在人有我他这中大来上国个到说们为和你地出道也时年得就那要下以生会自着去之过家学对可里后小么心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知民样现分将外但身些与高意进法此实回二理美点月明其种声全工己话儿者向情部正名定女问力机给等几很业最间新什打便位因重被走电四第门相次东政海口使教西再平真听世气信北少关并内加化由却代军产入先山五太水万市眼体别处总才场师书比住员九笑性通目华报立马命张活难神数件安表原车白应路期叫死常提感金何更反合放做系计或司利受光王果亲界及今京务制解各任至清物台象记边共风战干接它许八特觉望直服毛林题建南度统色字请交爱让认算论百吃义科怎元社术结六功指思非流每青管夫连远资队跟带花快条院变联言权往展该领传近留红治决周保达办运武半候七必城父强步完革深区即求品士转量空甚众技轻程告江语英基派满式李息写呢识极令黄德收脸钱党倒未持取设始版双历越史商千片容研像找友孩站广改议形委早房音火际则首单据导影失拿网香似斯专石若兵弟谁校读志飞观争究包组造落视济喜离虽坏兴切"
    "這來國個說們為會時過對後經頭長將點學業當實從動發現問給間電東開關並無與種樣見進還門報車書員應該領導萬華體總場師區黨創資產務費醫藥灣聯"
    "，。、；：？！“”‘’（）《》「」『』—…·　０１２３４５６７８９"
)
"""Frequent characters of Chinese print, simplified and traditional, and its punctuation."""

_SAMPLE_BYTES: Final = 200_000
_SAMPLE_UNITS: Final = 4096
_LEAST_PLAUSIBLE: Final = 0.2
_HAN_HIGH_BYTES: Final = frozenset([*range(0x4E, 0xA0), 0x30, 0xFF, 0x20])
"""The upper bytes in UTF-16 of Chinese characters, their punctuation and full-width forms."""

_FEWEST_UNITS: Final = 8


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the name of its encoding, and the 1-based lines where bytes had to be replaced."""

    text: str
    encoding: str
    damaged_lines: tuple[int, ...] = ()


def decode(raw: bytes, name: str, *, encoding: str | None = None) -> Decoded:
    """Decode ``raw`` as ``encoding``, or as the one it is most plausibly in.

    Raises FileUnreadable when ``raw`` is empty, is no text, or ``encoding`` is unknown.
    """
    if not raw.strip():
        raise nothing_in(name)
    codec, mark = codec_of(raw, name, encoding, lambda: len(raw), lambda: _is_utf8(raw))
    decoded = _decode_as(raw[mark:], codec)
    if is_blank(decoded.text):
        raise nothing_in(name)
    return decoded


def is_blank(text: str) -> bool:
    """Tell whether nothing is printed in a text."""
    return not text.strip("\ufeff \t\r\n\u3000")


def nothing_in(name: str) -> FileUnreadable:
    """Return the error of a file without any text."""
    return FileUnreadable(
        _("Empty file"),
        _("{path} holds no text.").format(path=name),
        _("Check that the file was saved completely."),
    )


def codec_of(
    head: bytes,
    name: str,
    encoding: str | None,
    size: Callable[[], int],
    is_utf8: Callable[[], bool],
) -> tuple[str, int]:
    """Return the encoding of bytes that begin with ``head``, and how many of them are its mark.

    ``size`` and ``is_utf8`` are asked of all the bytes, if need be. Raises FileUnreadable when they
    are no text, or ``encoding`` is unknown.
    """
    if encoding:
        return _known(encoding), 0
    for mark, codec in _BOMS:
        if head.startswith(mark):
            return codec, len(mark)
    wide = _wide_codec(head)
    if wide and size() % 2 == 0:
        return wide, 0
    if is_binary(head):
        raise FileUnreadable(
            _("Not a text file"),
            _("{path} holds binary data.").format(path=name),
            _("Give a text file, or convert it to text first."),
        )
    return "utf-8" if is_utf8() else _likeliest(head), 0


def is_binary(raw: bytes) -> bool:
    """Tell whether bytes are no text: a known file head, NULs or many control characters."""
    if raw.startswith(_MAGIC):
        return True
    sample = raw[:_SAMPLE_UNITS]
    controls = sum(sample.count(code) for code in (*range(9), *range(14, 27), *range(28, 32)))
    return b"\0" in raw[:_SAMPLE_BYTES] or controls * 50 > len(sample)


def _known(encoding: str) -> str:
    try:
        name = codecs.lookup(encoding).name
    except LookupError:
        raise FileUnreadable(
            _("Unknown encoding"),
            _("There is no encoding named {name}.").format(name=encoding),
            _("Use one of utf-8, gb18030, big5, utf-16."),
        ) from None
    return "gb18030" if name in {"gb2312", "gbk"} else name


def _wide_codec(raw: bytes) -> str:
    """Return UTF-16's byte order when the bytes look like it without a mark, else nothing.

    Line ends and ASCII give NULs in every second byte; Chinese alone gives plausible text.
    """
    sample = raw[: _SAMPLE_UNITS * 2]
    if sample.startswith(_MAGIC):
        return ""
    for codec, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        low = sample[0::2] if codec.endswith("le") else sample[1::2]
        if not ((b"\0" in high and low.count(0) * 20 < len(low) + 1) or _all_han(high)):
            continue
        text = sample.decode(codec, "replace")
        controls = sum(1 for character in text if character < " " and character not in "\n\r\t\f")
        if controls * 50 < len(text) and _plausibility(text) > _LEAST_PLAUSIBLE:
            return codec
        if high.count(0) * 10 > len(high) * 9 and not controls:
            return codec
    return ""


def _all_han(high: bytes) -> bool:
    inside = sum(1 for byte in high if byte in _HAN_HIGH_BYTES)
    return len(high) > _FEWEST_UNITS and inside * 20 > len(high) * 17


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _likeliest(raw: bytes) -> str:
    """Return the most plausible of UTF-8, GB18030 and Big5, damage counted against each."""
    sample = raw[:_SAMPLE_BYTES]
    ranked = [
        (_plausibility(sample.decode(codec, "replace")), codec)
        for codec in ("utf-8", "gb18030", "big5hkscs")
    ]
    best = max(ranked)
    return "big5" if best[1] == "big5hkscs" else best[1]


def _plausibility(text: str) -> float:
    """Return the share of non-ASCII characters that are frequent in print, less the damage."""
    foreign = [character for character in text if character > "\x7f"]
    if not foreign:
        return 0.0
    frequent = sum(1 for character in foreign if character in _FREQUENT)
    return (frequent - 3 * foreign.count(REPLACEMENT)) / len(foreign)


def decoder_of(encoding: str) -> str:
    """Return the codec that an encoding is read with: characters of Hong Kong stand in Big5, too."""
    return "big5hkscs" if encoding == "big5" else encoding


def is_wide(encoding: str) -> bool:
    """Tell whether a line end takes several bytes in an encoding."""
    return encoding.startswith(("utf-16", "utf-32"))


def _decode_as(raw: bytes, codec: str) -> Decoded:
    strict = decoder_of(codec)
    try:
        return Decoded(raw.decode(strict), codec)
    except UnicodeDecodeError:
        lines = [] if is_wide(codec) else raw.split(b"\n")
    if not lines:
        text = raw.decode(strict, "replace")
        damaged = tuple(at for at, line in enumerate(text.split("\n"), 1) if REPLACEMENT in line)
        return Decoded(text, codec, damaged)
    decoded = [line.decode(strict, "replace") for line in lines]
    damaged = tuple(at for at, line in enumerate(decoded, 1) if REPLACEMENT in line)
    return Decoded("\n".join(decoded), codec, damaged)
