"""More and less: *increased* and *decreased*, *highest* and *lowest*, *older* and *younger*.

Tables for targets are in the form that `fold` gives: ي for ی, ك for ک, ا for آ أ إ, ه for ة, small letters.
"""

from __future__ import annotations

from l10n_pipeline.checks.opposites.thing import AR, thing_of

CHANGES = (
    thing_of(
        "an increase",
        r"(?:increas\w+|rise[ns]?|rising|rose|gr[eo]w\w*|raised|soar\w*|surged?)\W*$",
        r"\b(?:increas(?:e[ds]?|ing(?:ly)?)|rise[ns]?|rising|rose|grew|grows?|grown|growing|growth|raised|soar(?:ed|s)"
        r"|surged?)\b",
        r"increas|ris(?:e|es|en|ing)\b|rose\b|gr[eo]w|rais|higher|highest|expan|soar|surg[ei]|climb|boost|enhanc"
        r"|strengthen|greater|larger|gain|multipl[yi]|doubl|tripl|quadrupl|hike|exceed|swell|accelerat|heighten|widen"
        r"|intensif|escalat|amplif|elevat|augment|inflat|jump|upward|prolif|overestimat|lift|maximi|improv",
        (
            r"augment|hauss|accr|croiss|croît|crû|grandi|mont[eéaèâi]|progress|bond|envol|explos|gonfl|renforc|relev"
            r"|amplif|multipli|aggrav|soul[eè]v|lev[eéaè]|lèv|intensif|essor|suscit|portée?s?\b|gagn|doubl|surél"
            r"|accél|grimp|ascen|naît|naiss|ressusc|élevée?s?\b|cultiv|hiss",
            r"\b(?:augment|hauss|accr(?:oît|oiss|u)|progress(?:é|ion\b))\w*",
        ),
        (
            r"افزا|افزو|بالا(?!ي)|رشد|صعود|فزون|اوج|ترقي|تشديد|تقويت|جهش|برخاس|برخيز|طلوع|ارتقا|پرورش|قيام|برداش(?!ت)"
            r"|بلند|رويش|بزرگ شد",
            r"(?<!\w)(?:افزايش|بالا رفت|فزوني)",
        ),
        (
            r"زاد|زيد|زياد|زدي?اد|رتف|رفع|نمت|نمو(?!ذ)|زايد|صاعد|صعد|صعود|ضاعف|عزيز|عزز|نهض|قفز|فاقم|متنام|عاظم|نشا"
            r"|قام(?!\w)|طلع|ثار(?!\w)|شروق|نامي|شتد|نبت",
            rf"{AR}(?:[اتيسن]?رتفع|ارتفاع|زياده|ازداد|[يت]زداد|تزايد|ازدياد|زيادات)",
        ),
    ),
    thing_of(
        "a decrease",
        r"(?:decreas\w+|fell|fallen|dropp\w+|declin\w+|reduc\w+|diminish\w*|shr[iau]nk\w*|plummeted|lowered)\W*$",
        r"\b(?:decreas\w+|fell|fallen|dropp(?:ed|ing)|declin(?:ed?|es|ing)|reduc\w+|diminish\w*|shr[iau]nk\w*|plummeted"
        r"|lowered)\b",
        r"decreas|falls?\b|fallen|falling|fell|drop(?!let)|declin|reduc|diminish|shr[iau]n|lower|cut|minimi|weak|lessen"
        r"|mitigat|narrow|deplet|curb|erod|halv|shorten|alleviat|attenuat|decay|sink|sank|slump"
        r"|eas(?:e|ed|ing)\b|contract(?:ed|ion)",
        (
            r"diminu|baiss|rédui|réduc|recul|chut|décroi|décl|amoindr|tomb|abaiss|affaibl|rétréc|perd|perte|amenuis"
            r"|allég|attén|raccourc|ralent|minim|allèg|refus|descend|effondr|régress|abattu|supprim|effrit|décru|retomb"
            r"|contract|écroul|ramen|inférieur",
            r"\b(?:diminu|baiss|rédui[st]|réduction|chuté|recul[ée])\w*",
        ),
        (
            r"كاه(?!ن)|كاس|كم(?:رنگ|تر)?(?!\w)|پايين|تنزل|افت(?!خار|تاح|اد)|نزول|سقوط|كوچك|تضعيف|زوال|تخفيف|فرو"
            r"|تقليل|نپذير|خودداري|منقبض|ركود|ريخت|ارزان|امتناع|رد(?!\w)|افتاد",
            r"(?<!\w)(?:كاهش|كم شد|كم كرد|كاسته|پايين امد|تنزل)",
        ),
        (
            r"خفض|خفاض|خفيض|تراجع|هبط|هبوط|ناقص|نقص|نقاص|قليل|قلص|قليص|قلل|سقط|سقوط|ضعف|نهار|ضاؤل|ضاءل|دهور|خفيف|خفف"
            r"|نزل|نزول|نكم|حسار|حسر|رفض|ختزال|خسار|انحدر|عزوف",
            rf"{AR}(?:[اتيسن]?نخف(?:ض|اض)|تخفيض|[يت]?تراجع|هبوط|هبط|تناقص|نقصان|تقليل|تقلص)",
        ),
    ),
)

COMPARISONS = (
    thing_of(
        "more",
        r"\b(?:than|more|higher|greater)\W*$",
        r"(?<!\bno )(?<!\bnot )(?<!\bany )(?<!\bnever )\b(?:more|higher|greater|larger) than\b",
        r"\b(?:more|over|above|higher|greater|larger|exceed\w*|upwards?|beyond|further|increas\w*|longer|most"
        r"|better|up"
        r"|excess|older|plus|again|another|no|not|never|cannot|anymore|additional\w*|too|rather|instead|stop\w*)\b"
        r"|(?:high|great|larg|long|fast|strong|bett|wid|deep|rath|furth|oth|heavi)er\b|n['’]t\b",
        (
            r"\bplus\b|davantage|supérieur|dépass|mieux|au-del|excé|excè|plusieurs|pire|majeur|autre|outre"
            r"|sup|surp|trop"
            r"|préfér|plutôt|deux fois|moins",
            r"(?<!ne )(?<!pas )(?<!non )(?<!au )(?<!de )\bplus (?:d(?:e|['’])|que)\b|\bde plus que\b",
        ),
        (
            r"بيش|فزون|زياد|بالا|فرا|برتر|\w*تر(?!\w)|\w*تري(?!\w)|تا(?!\w)|علاوه|چند|غير|فقط|جز|بلكه|افزا"
            r"|تجاوز|بهتر|\w*ترين",
            r"(?<!\w)(?:بيش|بيشتر|فراتر) از(?!\w)",
        ),
        (
            rf"اكثر|ازيد|فوق|زيد|زياد|زائد|جاوز|اعل[يى]|اكبر|مزيد|علاو|افضل|{AR}ا\w\w\w(?!\w)|مجرد|فقط|عن|فضل",
            r"(?<!\w)(?<!لا )[وفب]?اكثر (?:من|بنسبه)(?!\w)",
        ),
    ),
    thing_of(
        "less",
        r"\bthan\W*$",
        r"(?<!\bno )(?<!\bnot )(?<!\bnothing )(?<!\bmuch )(?<!n't )\b(?:less|fewer|lower|smaller) than\b",
        r"\b(?:less\w*|few\w*|under|below|lower|small\w*|within|short\w*|minor\w*|cheaper|little|no|not|never"
        r"|nearly|almost"
        r"|young\w*|beneath|low|lack\w*|minus|down|unless|least|decreas\w*|reduc\w*|underest\w*"
        r"|quarter|un\w+)\b|n['’]t\b",
        (
            r"moins|inférieur|\bpeu\b|faible|\bsous\b|à peine|minim|petit|en-dessous|en deçà|bas|\bne\b"
            r"|\bn['’]|pas\b"
            r"|presque|quasi",
            r"(?<!au )(?<!du )(?<!pas )(?<!à )\bmoins (?:d(?:e|['’])|que)\b(?! ?\w* ne)",
        ),
        (
            r"كم|زير|پايين|اندك|نه|ن\w+|كوچك|ضعيف|قبل|تا(?!\w)|پيش|نيم",
            r"(?<!\w)كمتر از(?!\w)",
        ),
        (
            r"اقل|دون|ادن[يى]|[يت]قل|قل|اصغر|اخفض|انقص|نقص|لا(?!\w)|لم|ليس|غير|صغر|عدم|قبل",
            r"(?<!\w)(?<!لا )(?<!ليس )[وفب]?اقل (?:من|بنسبه)(?!\w)",
        ),
    ),
)

LIMITS = (
    thing_of(
        "the highest",
        r"\b(?:highest|maximum|high)\b",
        r"\b(?:highest|maximum|(?:record|all-time) high)\b",
        r"high|max|most|great|larg|biggest|upper|top|up\b|limit|peak|best|cap\b|ceil|more|long|full"
        r"|utmost|extreme|super"
        r"|over",
        (
            r"haut|maxim|élev|supéri|plafond|grand|fort|limit|pic\b|record|extrême|suprême|mieux|meilleur",
            r"\bmaxim\w+|\bplus (?:élevé|haut)\w*",
        ),
        (
            r"بالا|حداكثر|بيش|اكثر|بلند|عالي|برتر|سقف|نهايت|اعل|بزرگ|اوج|ماكزيمم|ماكسيمم|زياد|حد(?!اقل)",
            r"(?<!\w)(?:حداكثر|بيش[\u200c ]?ترين|بالا[\u200c ]?ترين|بيشينه)",
        ),
        (
            r"اعل[يى]|اقص[يى]|اكبر|اكثر|ارفع|قصوي|عليا|عال|ذرو|حد(?!\w)|سقف|كبير|ارتفاع|اطول|افضل|اسم[يى]"
            r"|مرتفع|عظمي|اشد|قمه",
            rf"{AR}(?:اقصي|اعلي|قصوي|حد الاعلي)(?!\w)",
        ),
    ),
    thing_of(
        "the lowest",
        r"\b(?:lowest|minimum|low)\b",
        r"\b(?:lowest|minimum|(?:record|all-time) low)\b",
        r"low|min|least|small|less|under|few|fewest|bottom|floor|below|short|worst|near|thresh|bare|basic|weak",
        (
            r"bas|minim|moins|faible|inféri|plancher|petit|moindre|dernier|seuil|limit",
            r"\bminim\w+|\bplus (?:bas(?:se)?|faible)s?\b",
        ),
        (
            r"پايين|حداقل|كم|اندك|دست|ادن|كف|نازل|كوچك|مينيمم|اقل|حد(?!اكثر)|دنا|ضعيف",
            r"(?<!\w)(?:حداقل|كم[\u200c ]?ترين|پايين[\u200c ]?ترين|كمينه)",
        ),
        (
            r"ادن[يى]|اقل|دنيا|اصغر|اخفض|منخفض|اوط[اي]|اسفل|صغر|الادن|حد(?!\w)|قل|دون|اسوا|صغير|اضعف",
            rf"{AR}(?:ادني|حد الادني|دنيا)(?!\w)",
        ),
    ),
)

AGES = (
    thing_of(
        "younger",
        r"\byoung(?:er|est)\b",
        r"\byoung(?:er|est)\b",
        r"young|youth|child|kid|junior|boy|girl|teen|minor|small|new|little|under|infant|adolesc|less"
        r"|bab|cub|later|student",
        (r"jeun|cadet|petit|benjamin|dernier|puîné|junior|inféri", r"\bplus jeunes?\b|\bcadet"),
        (r"جوان|كوچك|خردسال|كهتر|زير|پايين", r"جوان[\u200c ]?تر|كوچك[\u200c ]?تر"),
        (r"صغ|شاب|شب[اي]|فتي|حدث|ناشئ|اقل|شبان|دون", rf"{AR}(?:اصغر|صغري)"),
    ),
    thing_of(
        "older",
        r"\b(?:old|eld)(?:er|est)\b|\beldest\b",
        r"\b(?:old|eld)(?:er|est)\b|\beldest\b",
        r"\bold|elder|senior|ancient|aged?\b|big|great|previous|earl|above|over|adult|major|more|first"
        r"|long|retire|past",
        (
            r"âg|vieu|vieil|aîné|ancien|grand|senior|antérieur|supérieur|premi|précéd|adulte",
            r"\bplus (?:âgé|vieux|vieille|ancien)\w*|\baînée?s?\b",
        ),
        (
            r"سالمند|مسن|پير|بزرگ|كهن|قديم|كهنه|بالا|ارشد|ديرين|باستان|بيش|پيش",
            r"سالمند|مسن[\u200c ]?تر|بزرگ[\u200c ]?تر|پيرتر",
        ),
        (
            r"كبير|كبار|اكبر|مسن|شيخ|قديم|اقدم|عجوز|عجز|كبر|سن(?!\w)|سنا|بكر|فوق|سابق|عتيق|اكثر|راشد",
            rf"{AR}(?:اكبر|كبري|كبار السن)(?! (?:من|عدد|قدر))",
        ),
    ),
)

QUALITIES = (
    thing_of(
        "better",
        r"\bimprov(?:ed|es|ing|ements?)\b",
        r"\bimprov(?:ed|es|ing|ements?)\b",
        r"improv|better|best|good|enhanc|upgrad|progress|refin|recover|optimi|advanc|ameliorat|reform"
        r"|perfect|well|correct",
        (
            r"améli|mieux|meilleur|bon|perfection|progr|optim|enrich|accr|augment|affin|renforc|favor"
            r"|réform|corrig|retou",
            r"\baméli\w+",
        ),
        (r"بهبود|بهتر|بهساز|اصلاح|پيشرفت|ارتقا|خوب|تقويت|افزايش|بهينه|ترقي|نيك", r"(?<!\w)(?:بهبود|بهتر)"),
        (r"حسن|حسين|افضل|طور|قدم|جود|جيد|صلاح|رفع|عزيز|زياد|رتق|احسن", rf"{AR}(?:ت?حسن|[يت]تحسن|تحسين)"),
    ),
    thing_of(
        "worse",
        r"\b(?:worsen(?:ed|s|ing)?|deteriorat\w+)\W*$",
        r"\b(?:worsen(?:ed|s|ing)?|deteriorat\w+)\b",
        r"worse|worst|deteriorat|bad|aggravat|declin|degrad|exacerbat|damag|escalat|broken|impair|ruin"
        r"|complicat|deepen",
        (
            r"empir|pire|aggrav|dégrad|détérior|mal|envenim|déclin|abîm|endommag|compliqu|diminu|tendu|altér",
            r"\b(?:empir|aggrav|dégrad|détérior)\w+",
        ),
        (r"بد|وخيم|وخامت|خراب|تشديد|زوال|رو به|تضعيف|حاد|ناگوار|اسف", r"(?<!\w)(?:بدتر|وخيم|وخامت)"),
        (r"سوء|ساء|سوا|دهور|فاقم|رد[يى]|شدت|اسوا|تلف|راجع|زدا|خراب|حتدم", rf"{AR}(?:[يت]?تدهور|[يت]?تفاقم)"),
    ),
)

LENGTHS = (
    thing_of(
        "longer",
        r"\blong(?:er|est)\b",
        r"\blong(?:er|est)\b(?! than)(?<!no longer)(?<!any longer)",
        r"long|extend|further|more|large|big|far|over|prolong|last|tall|wide|high",
        (r"long|davantage|prolong|plus|durée|grand|éten", r"\bplus long\w*"),
        (r"طولاني|بلند|دراز|بيش|بيشتر|زياد|دير|مدت|ادامه|طول", r"طولاني[\u200c ]?تر|بلند[\u200c ]?تر"),
        (r"طول|طويل|مدة|اكثر|ازيد|مزيد|مديد|بعد", rf"{AR}(?:اطول)"),
    ),
    thing_of(
        "shorter",
        r"\bshort(?:er|est)\b",
        r"\bshort(?:er|est)\b",
        r"short|brief|less|quick|small|low|few|fast|concise|narrow|reduc|minim|near|abbrev",
        (r"court|bref|brèv|moins|rapid|petit|réduit|raccourc|inférieur|abrég", r"\bplus court\w*"),
        (r"كوتاه|كم|مختصر|خلاصه|سريع|كوچك|قصير|اندك", r"كوتاه[\u200c ]?تر"),
        (r"قصر|قصير|اقل|قصار|موجز|اصغر|مختصر|سرع|وجيز", rf"{AR}(?:اقصر)"),
    ),
)
