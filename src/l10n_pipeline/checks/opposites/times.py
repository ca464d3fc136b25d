"""When: *before* and *after*, *first* and *last*, *early* and *late*, *daily* and *monthly*.

Tables for targets are in the form that `fold` gives: ي for ی, ك for ک, ا for آ أ إ, ه for ة, small letters.
"""

from __future__ import annotations

from l10n_pipeline.checks.opposites.thing import AR, Thing, thing_of

_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_DAY = r"(?:year|month|week|night|summer|winter|spring|autumn|decade|century|season|session|weekend|\w+day)"

_LONG = r"(?:minutes?|hours?|days?|weeks?|months?|years?|decades?|centur(?:y|ies))"
_FA_LONG = r"(?<!\w)(?:روز|هفته|ماه|سال|ساعت|دقيقه|دهه|قرن)"
ORDERS = (
    thing_of(
        "before",
        r"^\W*(?:before|prior|earlier|ago)\b",
        r"(?<!never )(?<!ever )(?<!as )(?<!\bday )(?<!\bnot )(?<!\bnot long )(?<!\blong )\bbefore\b(?!-)"
        r"(?! (?:the )?(?:\w+ )?(?:court|judge|tribunal|you|him|me|us|them|it|her|god|lord|committee|parliament|law"
        rf"|king|eyes)\b)|\bprior to\b|\b{_LONG} (?:earlier|ago)\b",
        r"(?:before\w*|prior|previous\w*|earlier|ago|until|till|ahead|advance|beforehand|eve|preced\w+|unless|sooner"
        r"|in front|pre-\w+)\b",
        (
            r"avant|devant|préal|précéd|antérieur|d['’]ici|veille|tôt\b|jamais|présence|attend|auparavant|tant que"
            r"|il y a|face\b",
            r"(?<!d['’])(?<!en )(?<!plus )(?<!bien )\bavant (?:d(?:e|['’])|qu|l|s|m|n|c|\d)|\bplus tôt\b"
            r"|\bil y a (?:\d|une?\b|deux|trois|quatre|cinq|six|sept|huit|dix)",
        ),
        (
            r"پيش(?!ن|ر|گ|ب|ت)|قبل|مقابل|برابر(?!ي)|حضور|نزد(?!ي)|مقدم|مانده",
            rf"(?<!\w)(?:پيش|قبل) از(?!\w)(?! (?:اين|همه|حد|هر)(?!\w))|{_FA_LONG} (?:پيش|قبل)(?!\w)(?! از)",
        ),
        (
            r"(?<!م)قبل(?!ت|و)|قبيل|منذ|سبق|سابق|امام|ريث|عشي[هة]|قدام",
            r"(?<!من )(?<!\w)[وف]?قب(?:ل|يل)(?! (?:ذلك|الميلاد|كل شيء)(?!\w))(?!\w)",
        ),
    ),
    thing_of(
        "after",
        r"^\W*(?:after|since|later)\b",
        r"(?<!look )(?<!looked )(?<!looking )(?<!named )(?<!day )(?<!year )(?<!time )(?<!one )(?<!soon )(?<!run )"
        r"(?<!go )(?<!seek )(?<!shortly )(?<!even )\bafter\b(?!-)(?! (?:all|me|you|him|them|us)\b)"
        r"|\bsince (?:the |his |her |their |its |then|\d|\w+ began|last |he |she |they |we )"
        rf"|\b{_LONG} later\b",
        r"(?:after\w*|since|following|later|once|subsequently|post-\w+|upon|beyond"
        r"|onwards?)\b",
        (
            r"après|aprè|depuis|suite|suiv|ensuite|dès\b|partir|bout|tard\b|lendemain|ultérieur|issue|postérieur"
            r"|une fois|puis\b|derrière|alors|voilà|ayant|passé",
            r"\baprès\b(?!-)(?! tout)|\bdepuis (?:que|le|la|l|s|c)|(?<!au )\bplus tard\b(?! ce)",
        ),
        (
            r"پس(?!ت|ر)|بعد(?!ا)|سپس|طي(?!\w)|پي(?!\w)|دنبال|انگاه|تاكنون|از ان",
            rf"(?<!\w)(?:پس|بعد) از(?!\w)(?! (?:اين|همه)(?!\w))|{_FA_LONG} بعد(?!\w)(?! از)",
        ),
        (
            r"بعد(?!و|م)|عقب(?!\w)|اثر(?!\w)|منذ|ثم(?!\w)|لاحق|مض[يىت](?!\w)|مرور(?!\w)|تلو|وراء|خلف|حين|لما(?!\w)|غداه|انتهاء",
            r"(?<!\w)[وف]?بعد (?!ذلك|ان لم|الميلاد)|(?<!\w)عقب(?!\w)|(?<!\w)في اعقاب|(?<!\w)منذ(?!\w)",
        ),
    ),
)

RANKS = (
    thing_of(
        "the first",
        r"\bfirst\b",
        r"(?<!\bat )(?<!\bfrom )\b[Ff]irst(?!-)(?! (?:name|aid|of all|class|place)\b)",
        r"first|initial|primar|begin|beg[au]n|start|earl|original|main|top|one|foremost|prime|lead"
        r"|open|former|once",
        (
            r"premi|abord|initial|1(?!\d)|début|commenc|prim|prénom|préala|avant|préc|tête|un|aîné",
            r"\bpremi(?:er|ère)s?\b",
        ),
        (r"اول|نخست|يك|ابتدا|اغاز|[۱1](?!\d)|سر|شروع", r"(?<!\w)(?:اولين|نخستين)"),
        (r"اول|بدا|مبدئ|[١1](?!\d)|باد|بدء|ابتد|سابق|قبل|مقدم|واحد|احد", rf"{AR}(?:اول|اولي)(?!\w)"),
    ),
    thing_of(
        "the last",
        r"\b(?:last|final)\b",
        rf"\b(?:the|his|her|its|their|our) (?:very )?last\b(?! (?:of|{_DAY}s?|few|\w+ {_DAY}s?)\b)"
        r"|\b(?:the|his|her|its|their|our) final\b",
        r"last|final|late|recent|end|ultimate|eventual|past|previous|conclu|clos|newest|bottom"
        r"|yesterday|after|than|past",
        (
            r"derni|fin|ultim|récent|passé|précéd|bout|définitif|définitiv|enfin|termin",
            r"(?<!ce )(?<!ces )(?<!cette )\bderni(?:er|ère)s?\b",
        ),
        (r"اخر|واپسين|پايان|نهاي|سرانجام|گذشته|اخير|پيش|پس|قبل|انتها|قطعي|ته|تازه", r"(?<!\w)(?:اخرين|واپسين)"),
        (r"اخ[ري]|نهاي|ختام|ماض|سابق|خاتم|مؤخر|انته|حديث", rf"{AR}(?:اخير|اخيره)(?!\w)"),
    ),
)

PAST = (
    thing_of(
        "the last one",
        r"\b(?:last|yesterday)\b",
        rf"\b[Ll]ast {_DAY}\b|\b[Yy]esterday\b",
        r"\b(?:last|past|yesterday|ago|previous\w*|recent\w*|former\w*|earlier|before|late\w*|end\w*|final\w*"
        r"|prior|ever)\b",
        (
            r"derni|pass|écoulé|précéd|hier|il y a|avant|veille|récent|\bfin|aîné|ancien",
            r"\b(?:an(?:née)?|mois|semaine|été|hiver|printemps|\w+di|nuit|siècle) (?:dernière?|passée?|précédente?)\b"
            r"|\bhier\b",
        ),
        (
            r"گذشته|پيش|قبل|اخر|اخير|ديروز|ديشب|پار|سپري|پيشين|ديشب|پايان",
            r"(?<!\w)(?:سال|ماه|هفته|\w*شنبه|جمعه|شب|تابستان|زمستان|بهار|پاييز|قرن) ?ي? ?(?:گذشته|پيش|قبل)(?! از)"
            r"|(?<!\w)ديروز",
        ),
        (
            r"ماض|منصرم|فائت|سابق|اخير|امس|(?<!م)قبل|بارح|مض[يتى]|خوال|اخر|منذ|نهاي|ختام|سلف|فات",
            rf"{AR}(?:ماضي|ماضيه|منصرم|منصرمه|فائت|امس)(?!\w)",
        ),
    ),
    thing_of(
        "the next one",
        r"\b(?:next|tomorrow)\b",
        rf"\b[Nn]ext {_DAY}\b|\b[Tt]omorrow\b",
        r"\b(?:next|tomorrow|com(?:e|ing)|upcoming|future|follow\w*|later|after|will|soon|forthcoming|shall"
        r"|approach\w*|near"
        r"|close|neighbo\w+|again|ahead|immediate\w*|other|then)\b|['’]ll\b",
        (
            r"prochain|suivant|venir|demain|après|plus tard|lendemain|futur|ensuite|bientôt|vient|à côté"
            r"|prochaine|ultér",
            r"\bprochaine?s?\b|\bdemain\b|\bà venir\b",
        ),
        (
            r"اينده|بعد|فردا|رو|ديگر|اتي|پس|سپس|پيش",
            r"(?<!\w)(?:سال|ماه|هفته|\w*شنبه|جمعه|شب|تابستان|زمستان|بهار|پاييز|قرن) ?ي? ?(?:اينده|بعد|اتي)"
            r"|(?<!\w)فردا",
        ),
        (
            r"قادم|مقبل|تال[يى]|غد|قابل|لاحق|بعد|ات[يى]|مستقبل|جاي|وشيك",
            rf"{AR}(?:مقبل|مقبله|قادم|قادمه)(?!\w)|(?<!\w)غدا(?!\w)",
        ),
    ),
)

ENDS = (
    thing_of(
        "the beginning",
        r"^\W*(?:early|beginning|start|began|begun)\b",
        rf"\b[Ee]arly (?:{_MONTH}|\d{{4}}|in (?:the|{_MONTH}|\d)|on\b|this|last|next|morning"
        r"|\w+ (?:century|morning))|\b(?:beginning|start) of\b|\b(?:began|begun)\b",
        r"(?:early|beg[iau]n\w*|start(?:s|ed)?|initially|opening|opened|onset|launch\w*|outset|commenc\w*|inception"
        r"|dawn)\b",
        (
            r"début|tôt\b|commenc|jeun|précoc|matin|entam|déclench|ouver|ouvr|lanc|aube|origin|éclat|mit\b|mis\b|initi"
            r"|départ|amorc|entrepr|démarr|engag",
            r"\bdébuts?\b|\bcommenc(?:é|èrent|a)\w*",
        ),
        (
            r"اغاز|ابتدا|زود|اول|اوايل|اوائل|شروع|بامداد|صبح|افتتاح|درگرفت|اوان|سپيده",
            r"(?<!\w)(?:اوايل|اوائل|اغاز|ابتداي|شروع)",
        ),
        (
            r"اوائل|اوايل|بدا|بد[ءئ]|بداي|مطلع|باكر|مبكر|مستهل|فجر|صباح|بتد|شرع|نطلق|نطلاق|ندلع|ندلاع|افتتح|راح(?!\w)|تدشين",
            rf"{AR}(?:اوائل|مطلع|مستهل|بدايه|بدايات|بدء|بدات?|ابتدا)(?!\w)",
        ),
    ),
    thing_of(
        "the end",
        r"^\W*(?:late|end|ended|expir\w+)\b",
        rf"\b[Ll]ate (?:{_MONTH}|\d{{4}}|in (?:the|{_MONTH}|\d)|on\b|last|next"
        r"|\w+ (?:century|evening))|\b(?:at|by|until|before|after|in|to|since|near) the end of\b|\bended\b"
        r"|\bexpir(?:es|ed)\b",
        r"(?:late|end|ends|ended|ending|expir\w*|final|last|finish\w*|terminat\w*|ceas\w*|close of"
        r"|latter|evening)\b",
        (
            r"fin\b|fins\b|final|finir?\b|finit|tard\b|derni|soir|termin|achev|cess|expir|clos|clôt|arrêt|bout|extrém"
            r"|échéanc|issue|terme|échu|nuit",
            r"\bfin\b|\b(?:termin|achev|cess)(?:é|a|èrent)\w*|\bfini[rst]?\b",
        ),
        (
            r"اواخر|پايان|اخر(?!ا)|دير|شب|انتها|خاتمه|تمام|متوقف|منقض|انقضا|سپري|سرانجام|غروب|عاقبت|فرجام",
            r"(?<!\w)(?:اواخر|پايان|انتهاي|خاتمه|تمام شد)",
        ),
        (
            r"اواخر|نهاي|نهائ|نته|اخر(?!ي)|متاخر|ختام|ختتم|نقض|وقف|كتمل|مساء|ليل|ختم|زال(?!\w)",
            rf"{AR}(?:اواخر|نهايه|ختام|انتهاء|[تي]نتهي|انته[تي])(?!\w)",
        ),
    ),
)


def _often(
    name: str, unit: str, sure: str, loose: str, fr: tuple[str, str], fa: tuple[str, str], ar: tuple[str, str]
) -> Thing:
    return thing_of(
        name,
        rf"\b(?:{sure}|{unit})\b",
        rf"\b(?:{sure})\b|\b(?:every|each|per|once a|twice a|(?<=[a-z]s )a) {unit}\b(?! (?:later|after|ago|before"
        rf"|earlier|old|of|long|and|or|in)\b)",
        loose,
        fr,
        fa,
        ar,
    )


FREQUENCIES = (
    _often(
        "each day",
        "day",
        "daily",
        r"day|dail|night|hour|morning|diar",
        (r"jour(?!na)|quotid|24|heure|soir|nuit|matin", r"\bquotidien|\bpar jour\b|\bchaque jour|\btous les jours\b"),
        (r"روز|شب|هرروز|ساعت|[2۲][4۴]", r"(?<!\w)(?:روزانه|هر روز|در روز(?!\w)|روزي)"),
        (r"يوم|ايام|نهار|ليل|24|ساع(?!د)|مياوم", r"(?:يوميا|(?<!\w)ال?يومي[هة]?(?!\w)|كل يوم|في اليوم)"),
    ),
    _often(
        "each week",
        "week",
        "weekly",
        r"week\b|weekly|seven|fortnight|sunday",
        (r"semain|hebdo|quinzain|huitain", r"\bhebdomadaire|\bpar semaine|\bchaque semaine|\btoutes les semaines"),
        (r"هفت[هگ]", r"(?<!\w)(?:هفتگي|هر هفته|در هفته|هفته[\u200c ]?اي)"),
        (r"اسبوع|اسابيع", r"اسبوعيا|ال?اسبوعي(?!\w)|كل اسبوع|في الاسبوع"),
    ),
    _often(
        "each month",
        "month",
        "monthly",
        r"month\b|monthly|moon|quarter",
        (r"mois|mensu|trimest", r"\bmensuel|\bpar mois|\bchaque mois|\btous les mois"),
        (r"ماه", r"(?<!\w)(?:ماهانه|ماهيانه|هر ماه|در ماه(?!\w)|ماهي(?= ))"),
        (r"شهر|اشهر|شهور", r"شهريا|ال?شهري(?!\w)|كل شهر|في الشهر"),
    ),
    _often(
        "each year",
        "year",
        "yearly|annual|annually|annum",
        r"year\b|yearly|annu|annive|decade|season|twelve",
        (
            r"\bans?\b|année|annu|anniv|\bl['’]an|exercice|saison",
            r"\bannuel|\bpar an\b|\bchaque année|\btous les ans\b",
        ),
        (r"سال|سنو|سنه", r"(?<!\w)(?:سالانه|ساليانه|هر سال|در سال(?!\w))"),
        (r"عام|سن[هة]|سنو|سنين|حول|اعوام", r"سنويا|ال?سنوي[هة]?(?!\w)|كل (?:عام|سنه)|في (?:السنه|العام)"),
    ),
)
HALVES = (
    thing_of(
        "the morning",
        r"\b(?:morning|dawn|sunrise)\b",
        r"(?<!\d in the )(?<!clock in the )(?<!\bgood )\b(?:morning|dawn|sunrise)\b",
        r"morning|dawn|sunrise|early|\bday|a\.?m\b|breakfast|\bsun|noon|light|began|wak",
        (r"matin|aube|auror|jour|lever|heure|petit|point", r"\bmatin|\baube\b|\baurore"),
        (r"صبح|بامداد|سپيده|سحر|فجر|روز|پگاه|طلوع|فردا|فلق", r"(?<!\w)(?:صبح|بامداد|سپيده|سحرگاه)"),
        (r"صباح|فجر|صبح|سحر|باكر|بكر|ضح[يى]|شروق|غداه|نهار|يوم", rf"{AR}(?:صباح|فجر)"),
    ),
    thing_of(
        "the evening",
        r"\b(?:evening|tonight|nightfall|dusk|sunset)s?\b",
        r"(?<!\bgood )\b(?:evening|tonight|nightfall|dusk|sunset)s?\b",
        r"evening|night|dusk|sunset|afternoon|p\.?m\b|late|noon|dinner|dark|supper|bed|sleep|midnight"
        r"|party|eve\b",
        (
            r"soir|nuit|crépuscul|veill|coucher|après-midi|midi|tard|sombre|tomb|fête|dîner|vêpre",
            r"\bsoir|\bnuits?\b|\bcrépuscule",
        ),
        (r"شب|عصر|غروب|بعداز|ظهر|شام|دير|مهمان|تاريك|دوش", r"(?<!\w)(?:شب|عصر|غروب|شامگاه)(?!\w)"),
        (r"مساء|ليل|عصر|ظهر|عشي|غروب|مسائي|بارح|سهر|متاخر|عشاء|مغيب|امس|غسق|حفل", rf"{AR}(?:مساء|ليل)"),
    ),
)
