"""What `checks` find and `typography` mends: Persian half-spaces, Persian letters in Arabic, spaces before a stop.

Persian wants a half-space (ZWNJ) after می and نمی of a verb and before the plural ending ها (the Academy's orthography,
دستور خط فارسی). Every spaced می of 150,000 translated sentences stood before a verb, so any word with a verb's ending
will do; where می may be wine or May, only a known verb does.
"""

from __future__ import annotations

import re

_PRESENT = (
    "آ آزار آزما آزمای آشام آفرین آلای آموز آمرز آور آویز آی آرا آرای افت افراز افروز افزا افزای افشان افکن انباز "
    "انجام انداز اندیش انگار انگیز ارز ایست باز باش باف بال بار بخش بر بند بوس بو بوی بین پاش پالا پذیر پرداز "
    "پرست پرس پرور پر پز پسند پندار پوس پوش پیچ پیرا پیما پیمای پیوند تاب تاز تپ تراش تراو ترس ترساند ترسان توان "
    "جنب جنبان جنگ جوش جو جوی جه چر چران چرخ چرخان چسب چسبان چش چک چین خر خراش خرام خند خندان خواب خوابان خوان "
    "خواه خیز دان دار دزد دم دوز دو دوش ده ران ربا ربای رس رسان رقص رنج رنجان رو روی رویان ره رهان ریز ریس زا زای "
    "زار زن زی ساز سپار ستا ستان ستای ستیز سرا سرای سنج سوز سوزان شتاب شکاف شکن شکفت شمار شناس شنو شو شور شوی طلب "
    "غلت فرست فرسا فرما فرمای فروش فریب فشار فشر فهم فهمان کاو کار کاه کش کشان کن کوب کوش گداز گذار گذر گذران گرا "
    "گرای گرد گردان گری گریز گزار گز گزین گستر گسل گشا گشای گمار گنج گنجان گو گوی گیر لرز لرزان لغز لنگ مال مان "
    "مک میر نام نشین نشان نگار نگر نما نمای نمایان نواز نورد نوش نویس نه ورز وز هراس یاب"
)
_PAST = (
    "آزرد آزمود آشامید آفرید آلود آموخت آمد آورد آویخت آراست افتاد افراشت افروخت افزود افشاند افکند انباشت "
    "انجامید انداخت اندیشید انگاشت انگیخت ارزید ایستاد باخت بارید بافت بالید بخشید برد برید بست بلعید بوسید بود "
    "بویید پاشید پخت پذیرفت پرداخت پرستید پرسید پرورد پرید پسندید پنداشت پوسید پوشاند پوشید پیچید پیمود پیوست "
    "تابید تاخت تپید تراشید ترساند ترسید توانست جست جنبید جنگید جوشید جوید چرخاند چرخید چرید چسباند چسبید چشید "
    "چکید چید خرید خراشید خزید خفت خندید خواباند خوابید خواست خواند خاست داد داشت دانست درید دزدید دمید دوخت دوید "
    "دید راند ربود رساند رسید رفت رقصید رنجید رویید رهاند رهید ریخت ریست زاد زایید زد زدود زیست ساخت سپرد ستود "
    "ستیزید سرود سنجید سوخت سوزاند شتافت شد شست شکافت شکست شکفت شمرد شناخت شنید شورید طلبید غلتید فرستاد فرسود "
    "فرمود فروخت فریفت فشرد فهماند فهمید کاست کاشت کاوید کرد کشاند کشت کشید کند کوبید کوشید گداخت گذاشت گذراند "
    "گذشت گرداند گردید گرایید گرفت گریخت گریست گزارد گزید گستراند گسترد گسست گشت گشود گفت گماشت گنجاند گنجید "
    "لرزاند لرزید لغزید لنگید مالید ماند مرد مکید نامید نشاند نشست نگاشت نگریست نمایاند نمود نواخت نوردید نوشت "
    "نوشید نهاد ورزید وزید هراسید یافت"
)
_LETTER = "\u0620-\u063f\u0641-\u064a\u0671-\u06d3"
_END = r"(?![\w\u200c])"
_THEM = "(?:شان|تان|مان|ش|ت)?"
"""*Me*, *them* and the like, written at the end of the verb."""
_KNOWN = (
    rf"(?:(?<=نمی )خورد?(?:م|ی|د|یم|ید|ند)?|(?:{'|'.join(_PRESENT.split())})(?:م|ی|د|یم|ید|ند){_THEM}"
    rf"|(?:{'|'.join(_PAST.split())})(?:م|ی|یم|ید|ند|ه)?{_THEM}|توان|بایست|بایستی)"
)
_ANY_VERB = rf"[{_LETTER}]{{2,}}(?:(?<=[مدتی])|(?<=[مدی])(?:شان|تان|مان|ش))"
_NO_VERB = (
    "(?!(?:می|نمی|است|نیست|هست|شاید|ای|بی|حتی|یعنی|انگوری|ارغوانی|باقی|قدیمی|شیرازی|خور(?:د|م|ی|ند|ید|یم)?|خورد(?:م|ی|ند|ید|یم))"
    rf"{_END})"
)
"""Words with a verb's ending that stand behind wine, or in *drinks wine*."""
_NO_MONTH = r"(?<![0-9۰-۹] می )" + "".join(
    f"(?<!{word} می )" for word in ("ماه", "ماهِ", "اول", "در", "از", "تا", "تاریخ")
)
"""May is می too: ۲۵ می دولت."""
# letters first and what stands before them after: a search for given letters is ten times as fast
_MI = r"می(?:(?<=(?<![\w\u200c])می)|(?<=(?<![\w\u200c])نمی))"
VERB_APART = re.compile(rf"{_MI}[ \u00a0](?=(?:{_KNOWN}|{_NO_VERB}{_NO_MONTH}{_ANY_VERB}){_END})")
"""می or نمی, and the space between it and a verb."""
PERHAPS_WINE = re.compile(rf"{_MI}(?<!نمی)[ \u00a0](?=خور(?:د?(?:م|ی|یم|ید|ند)?){_END})")
"""The same where it may mean that somebody drinks wine."""
VERB_GLUED = re.compile(
    rf"{_MI}(?!(?:دان|گو)(?:ی|م|ت|ش|شان|تان|مان)?{_END})(?:{_KNOWN}|خورد?(?:م|ی|د|یم|ید|ند)?){_END}"
)
"""می or نمی and a known verb in one piece; a field (میدانی) and a shrimp (میگوی) are none."""
PLURAL_APART = re.compile(
    rf" (?=ها)(?<=[{_LETTER}][{_LETTER}] )(?<!\bها )(?<!\bهای )ها(?:ی|یی|یم|یت|یش|یمان|یتان|یشان)?{_END}"
)
"""The plural ending and the space before it; not in laughter."""

_ON = "علی"
_MAKSURA = re.compile(
    rf"[وف]?[بل]?(?:{_ON}|إلی|الی|حتی|لدی|متی|سوی|مدی|أخری|موسی|عیسی|مصطفی|أعلی|أدنی|أقصی|کبری|یحیی|مرتضی)"
)
"""Words whose last letter is ى."""
_YA = re.compile("[وف]?[بل]?(?:فی|التی|الذی|هی|أی|بی|لی|کی|ذی)")
"""Words whose last letter is ي."""


def in_arabic_letters(word: str, source: str) -> tuple[str, ...]:
    """Return a word typed with Persian letters in Arabic ones: two forms where its last may be ي or ى.

    The English ``source`` tells whether على may be Ali.
    """
    inner = word[:-1].replace("ی", "ي").replace("ک", "ك")
    if not word.endswith("ی"):
        return (inner + word[-1:].replace("ک", "ك"),)
    if _MAKSURA.fullmatch(word) and not (word.endswith(_ON) and "Ali" in source):
        return (inner + "ى",)
    return (inner + "ي",) if _YA.fullmatch(word) else (inner + "ي", inner + "ى")


BEFORE_STOP = re.compile(
    r"[ \u00a0\u202f](?=[.,،۔])(?<=[\w»”\"’)\]>\u064b-\u0652][ \u00a0\u202f])(?=[.,،۔](?![\w.,،]))"
)
"""A space before a stop or comma, which no language sets. *.NET* and an ellipsis are neither."""
