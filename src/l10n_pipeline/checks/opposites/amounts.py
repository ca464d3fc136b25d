"""How much: *all* and *some*, *many* and *few*, *doubled* and *halved*.

Tables for targets are in the form that `fold` gives: ي for ی, ك for ک, ا for آ أ إ, ه for ة, small letters.
"""

from __future__ import annotations

from l10n_pipeline.checks.opposites.thing import AR, thing_of

_SIZE = r"(?:the |an? |vast |great |large |overwhelming |absolute |small |tiny )*"

AMOUNTS = (
    thing_of(
        "all",
        r"^\W*(?:all|every(?:one|body)?|each)\b",
        r"(?<!\bat )(?<!\bafter )(?<!\balmost )(?<!\bnearly )(?<!\bof )(?<!\babove )(?<!\bnot )(?<!\bfor )"
        r"\b(?:all|every(?:one|body)?|each)\b"
        r"(?! (?:but|right|other|over|kinds|sorts|the (?:more|time)|too|along|now|so|about|together)\b)(?!-)",
        r"(?:all|every\w*|each|entire\w*|whole|total\w*|always|throughout|complete\w*|both|universal\w*)\b",
        (
            r"t(?:out|oute|ous|outes)\b|chac|chaque|ensemble|intégral|enti[eè]r|totalit|quiconque|pleine?s?\b|unanim"
            r"|n['’]importe",
            r"\btous les\b|\btoutes les\b|la totalité|l['’]ensemble d|\bchaque\b|\bchacune? d",
        ),
        (
            r"همه(?![\u200c ]?گير)|همگ|هر(?!چند|گز)|تمام|كل(?:يه)?(?!\w)|سراسر|يكايك|تك[\u200c-]تك|احاد|جميع|سرتاسر",
            r"(?<!\w)(?:همه(?!\u200c| گير)|تمام|كليه|همگي|تمامي)(?!\w)",
        ),
        (
            r"كل(?:ها|هم|هن|هما|ا|تا)?(?!\w)|جميع|كاف[هت]|سائر|اجمع|قاطب|شت[يى](?!\w)|مجمل|باسر|طوال|لكل(?!\w)",
            rf"{AR}(?:جميع|كل|كافه|سائر)(?!\w)",
        ),
    ),
    thing_of(
        "most",
        r"^\W*(?:most|majority)\b",
        r"(?<!the )(?<!at )(?<!\bthe very )\b[Mm]ost (?:of (?!all\b)|people|women|men|children|\w+[^u\W]s\b)"
        rf"|{_SIZE}majority of",
        r"(?:most|mostly|majorit\w+|main|mainly|largely|predominant\w*|general\w*|primar\w+|bulk|more|better)\b",
        (
            r"plupart|majorit|majeur|essentiel|principa|beaucoup|grand|nombreu|maxim",
            r"\bla plupart\b|\bla (?:grande )?majorité",
        ),
        (
            r"بيشتر|اكثر|اغلب|عمده|غالب|بسياري|بيشين|قسمت|بخش|عموم|نوعا",
            r"(?<!\w)(?:بيشتر (?!از\b|و|ب)|اكثر|اغلب|اكثريت)",
        ),
        (
            r"معظم|اغلب|غالب|اكثر|جل(?!\w)|عظمي|كثير|اعظم|عموم",
            rf"{AR}(?:معظم|غالبيه|اغلبيه|اغلب)(?!\w)",
        ),
    ),
    thing_of(
        "many",
        r"^\W*(?:many|numerous|lots?)\b",
        r"(?<!how )(?<!as )(?<!so )(?<!too )(?<!not )(?<!that )(?<!of )\b(?:many (?!years|times|more|other|thanks|a\b)"
        r"|numerous|lots? of)\b|\bmany (?=of)",
        r"(?:many|numerous|much|lots?|plenty|countless|large\w*|great\w*|various|multiple|most|several|number\w*|more"
        r"|widely|vast|major|considerabl\w+|majority|crowd\w*|so)\b",
        (
            r"beaucoup|nombre|maint|multitud|plusieurs|quantité|foule|plupart|divers|tant\b|combien|grand|souvent"
            r"|fréquem|multipl|innombr|des\b|plein|tas\b|importan|varié|légion|certain",
            r"\bbeaucoup d(?:e|['’])|\bbeaucoup\b(?! plus)|\bde nombreu\w+ |\bbon nombre d|\bun grand nombre d",
        ),
        (
            r"بسيار|زياد|متعدد|فراوان|چندين|خيل|بيشمار|بي[\u200c ]?شمار|انبوه|چند|بيشتر|اكثر|اغلب|كثير|گوناگون|مختلف"
            r"|پرشمار|غالب|عديد|\w*ها(?!\w)|هر(?!چند)",
            r"(?<!\w)(?:بسياري از|(?:شمار|تعداد|عده) ?(?:ي )?(?:زيادي|بسياري|كثيري)|خيلي از)",
        ),
        (
            r"كثير|عديد|عدد|متعدد|جم(?!\w)|شت[يى](?!\w)|وفير|معظم|اكثر|غالب|كثر|مختلف|متنوع|اغلب|مئات|الاف|مرار|تعدد",
            rf"{AR}(?:كثير|عديد)(?:ه|ون|ين|ات)? من|عدد كبير من|{AR}معظم",
        ),
    ),
    thing_of(
        "some",
        r"^\W*some\b",
        r"(?<!\bquite )(?<!\bthan )(?<!\bor )(?<!\band )\b[Ss]ome (?:of (?:the|these|them|those|his|her|its|our)\b"
        r"|people|women|men|children|\w{3,}[^suW\W]s\b)",
        r"(?:some|certain|several|few\w*|parts?|various|couple|handful|selected|specific|portion|many|others)\b",
        (
            r"cert|quelqu|plusieurs|parti|des\b|du\b|divers|peu\b|nombre|parfois|autres?",
            r"\bcertaine?s\b|\bquelques(?!-)\b|\bune partie d",
        ),
        (
            r"برخي|بعض|چند|تعداد|شمار|عده|گروه|پاره|قدر|مقدار|بخش|اندك|گاه|\w+ي(?!\w)|جمعي|هيچ|ديگر",
            r"(?<!\w)(?:برخي|بعضي|پاره[\u200c ]?اي|بخشي از|شماري از|تعدادي از|چند تن)(?!\w)",
        ),
        (
            r"بعض|عدد|عده|جزء|قسم|احيانا|طائف|فريق|نفر|بضع|قليل|قدر|مجموع|اي(?!\w)|احد|اخر|\w*ا(?!\w)|\w*ات(?!\w)",
            r"(?<!\w)[وفبلك]?بعض(?!\w)(?! البعض)|عدد من(?!\w)",
        ),
    ),
    thing_of(
        "few",
        r"^\W*(?:few|minority)\b",
        r"(?<!\ba )(?<!\bthe )(?<!\bno )(?<!\bnot )(?<!\bquite )(?<!\blast )(?<!\bnext )(?<!\bfirst )(?<!\bpast )"
        rf"(?<!\bthese )(?<!\bof )(?<!\bevery )\b[Ff]ew\b(?! (?:more|other)\b)|{_SIZE}minority of",
        r"(?:few\w*|little|minorit\w+|hardly|small\w*|rare\w*|scarce\w*|handful|couple|seldom|barely|tiny)\b",
        (
            r"peu\b|rare|quelqu|petit|minorit|guère|faible|poignée|infime",
            r"\b(?:très )?peu (?:d(?:e|['’])|nombreu)|\bune (?:petite|infime|faible) (?:part|minorit|proportion)"
            r"|\bune minorité|\bde rares\b",
        ),
        (
            r"اندك|كم(?!ك|تر|ا|پ|ي)|معدود|انگشت|قليل|ناچيز|اقليت|نادر|ندرت|كوچك|چند(?!ي)",
            r"(?<!\w)(?:(?:شمار|تعداد|عده|بخش) ?(?:ي )?(?:اندك|كم|معدود|ناچيز|كوچك)"
            r"|اندكي از|اقليتي|معدودي|كمي از)(?!\w)",
        ),
        (
            r"قليل|قله|قلائل|ندر(?!ج)|نادر|ضئيل|نزر|حفن|بضع|محدود|اقليه|اقليات|قلما|يسير(?!\w)|عدد صغ|صغير",
            rf"{AR}(?:قليل(?:ه|ون|ين)? من|قله من|اقليه|عدد (?:قليل|محدود|ضئيل)|قسم ضئيل|نسبه ضئيله)",
        ),
    ),
)

MULTIPLES = (
    thing_of(
        "twice as much",
        r"\b(?:doubl(?:ed|es|ing)|twofold|twice)\b",
        r"\b(?:doubl(?:ed|es|ing)(?! (?:click|tap))|twofold|twice as (?:many|much|high|large|likely|long|big"
        r"|often))\b",
        r"doubl|twice|twofold|two-fold",
        (r"doubl|deux|2\b|dupl|bi", r"\bdoubl\w+|\bdeux fois (?:plus|supérieur)\w*"),
        (r"دو|[۲2](?!\d)|مضاعف|جفت", r"(?<!\w)دو[\u200c ]?برابر|دوچندان"),
        (
            r"ضعف|ضاعف|اضعاف|مزدوج|[٢2](?!\d)|مرتين|مثل|ثنائ|زوج",
            r"(?:ت[ت]?|ي)?ضاعف(?!.{0,30}(?:ثلاث|[اأ]ربع|خمس|عشر|\d))",
        ),
    ),
    thing_of(
        "three times as much",
        r"\b(?:tripl(?:ed|es|ing)|threefold|three)\b",
        r"\b(?:tripl(?:ed|es|ing)|threefold|three times (?:as (?:many|much|high|large|likely|long|big|often)|more"
        r"|higher|larger))\b",
        r"tripl|three|third|trebl|thrice",
        (r"tripl|trois|3\b", r"\btripl\w+|trois fois (?:plus|supérieur)\w*"),
        (r"سه|[۳3](?!\d)|سوم", r"(?<!\w)سه[\u200c ]?برابر"),
        (r"ثلاث|ثالث|[٣3](?!\d)|ثلث", r"ثلاث(?:ه)? (?:مرات|اضعاف|امثال)"),
    ),
    thing_of(
        "four times as much",
        r"\b(?:quadrupl(?:ed|es|ing)|fourfold|four)\b",
        r"\b(?:quadrupl(?:ed|es|ing)|fourfold|four times (?:as (?:many|much|high|large|likely|long|big|often)|more"
        r"|higher|larger))\b",
        r"quadrupl|four|quarter",
        (r"quadrupl|quatr|4\b", r"\bquadrupl\w+|quatre fois (?:plus|supérieur)\w*"),
        (r"چهار|چار|[۴4](?!\d)", r"(?<!\w)چهار[\u200c ]?برابر"),
        (r"اربع|رباع|[٤4](?!\d)|ربع", r"اربعه? (?:مرات|اضعاف|امثال)"),
    ),
    thing_of(
        "five times as much",
        r"\b(?:quintupl(?:ed|es|ing)|fivefold|five)\b",
        r"\b(?:quintupl(?:ed|es|ing)|fivefold|five times (?:as (?:many|much|high|large|likely|long|big|often)|more"
        r"|higher|larger))\b",
        r"quintupl|five|fifth",
        (r"quintupl|cinq|5\b", r"\bquintupl\w+|cinq fois (?:plus|supérieur)\w*"),
        (r"پنج|[۵5](?!\d)", r"(?<!\w)پنج[\u200c ]?برابر"),
        (r"خمس|خماس|[٥5](?!\d)", r"خمسه? (?:مرات|اضعاف|امثال)"),
    ),
    thing_of(
        "half as much",
        r"\bhalv(?:ed|es|ing)\b|\bhalf\W*$",
        r"\bhalv(?:ed|es|ing)\b|\b(?:by|in) half\b",
        r"hal[fv]|fifty|semi",
        (r"moitié|demi|deux\b|50\b|divis", r"(?:de|par) (?:moitié|deux)\b|\bà la moitié"),
        (r"نصف|نيم|[۵5][۰0]", r"(?<!\w)(?:به )?نصف"),
        (r"نصف|[٥5][٠0]|نصيف|شطر|منتصف", r"(?:الي|ب|ال)?نصف(?!\w)"),
    ),
)
