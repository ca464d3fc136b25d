"""One literal for each rule: `|` stands where a sentence ends."""

from __future__ import annotations

import pytest

from l10n_pipeline.segmentation import split

ABBREVIATIONS = {
    "titles lean on the name": "Dr. Ahmed Shaheed met Mr. Mosavi, Mrs. Karimi and Prof. Lee.| They talked.",
    "initials lean on the name": "J. K. Rowling wrote it.| Albert I. Jones read it.",
    "a letter before a sentence starter ends": "They chose plan B.| The others left.",
    "you and I": "We make a good team, you and I.| Did you see Albert I. Jones?",
    "U.S. before a name": "As the U.S. State Department noted, the U.S. Commission agreed.",
    "U.S. before a starter": "He lives in the U.S.| The government knows.",
    "U.N. in a genitive": "The U.N.’s April 7th Report states it.| The U.N. special rapporteur agrees.",
    "acronym before a quotation": 'They wrote to the U.N.| "Nobody answered," he said.',
    "e.g. and i.e. never end": "Some groups, e.g. Kurds and i.e. Baloch, suffered.",
    "company before a starter": "They dealt with Pitt & Co.| It closed yesterday.",
    "company before a name": "Pitt Inc. President Jones left.| Smith Corp. grew.",
    "no. before a number": "See No. 5 and No. IV and p. 55.| It is there.",
    "tel. before a number": "Contact: J. Müller, tel. +41 22 555 01 23, and art. § 5 of it.| It is there.",
    "no as a word": "Is it true? |No.| We know better.",
    "a.m. and p.m.": "At 5 a.m. Mr. Smith went to the bank.| He left the bank at 6 P.M.| Mr. Smith then ate.",
    "time zone": "It began at 3:29 p.m. EST on Monday.",
    "months": "He arrived on Sept. 25 and left in Oct.| She stayed.",
    "saints and mountains": "St. Paul's Centre is near Mt. Fuji.| Go there.",
    "Int. Dipl.": "The Int. Dipl. Ambassador signed it.",
    "IGO is a word": "They belong to the IGO.| Lebanon does too.",
    "etc. before a capital": "They sold apples, pears etc.| Jane bought some.",
    "versus": "Roe v. Wade was decided.| Iran vs. Iraq was not.",
    "units": "It is 6 in. Long story.| Do come in.| Sit down.",
    "postscript": "P.S. Please write.",
    "model knows an unlisted abbreviation": "We met in Bldg. Nine on a rainy day.| It rained.",
}

QUOTATIONS = {
    "closing marks stay": "Iran “may be punished.”| As noted (he said.)| It went on.",
    "sentences inside are cut": "“First.| Second.”| Third.",
    "colon introduces": "HRW said:  “They were freed.| Others were not.”| It ended.",
    "comma introduces a long one": (
        'He said two months ago, "we are proud to have implemented the law against the organisation, and stood firm '
        'in the face of the enemies of all.| There should be no mercy for them."'
    ),
    "a short one inside its sentence stays whole": "She told us, “Stay, Sonia. Stay.”| Then she left.",
    "speaker in small letters": '"Where is it? I want it!" he said.| She turned.',
    "speaker with a name": "“Damned pixies!” Jenna Lee said, smacking it.",
    "a new sentence after a question": '"Why?"| She left.',
    "quoted stop before small letter": 'She said "This is great." and left.',
    "quoted words": "Laws are “seemingly flouted by all.”| Dr. Shaheed warned.",
    "straight opens, curly closes": "He said:  \"I am at a loss.| The government hasn't answered.”| It has.",
    "space inside the marks": 'He said, " review it.... |However, it stays" (ILNA- 29 October 2016).| So be it.',
    "source note": 'It is big news for us." (5 December 2014)| Seventy days later he spoke.',
    "source note with an agency": 'He was executed." (IRNA news agency- 23 December 2014)| Others too.',
    "bracketed sentence": 'He said "Yes."| (He had agreed before.)| They left.',
    "stray closing mark": (
        'The so-called rights in the regime", he told France 24, "we have drug-related crimes which are receiving '
        'capital punishment under the existing law.| We are crusading to change this law now." (5 December 2014)'
    ),
    "single marks": "He was told to ‘wage war.’| ‘Censorship got worse,’ said Anderson.",
    "guillemets": "Il a dit : « Ils sont libres.| D'autres non. »| C'est fini.",
}

ELLIPSES = {
    "inside a sentence": "They wage war on God, … it is decreed that they stay.",
    "without spaces": "We review the law…reviewing it is not enough.",
    "before a small letter": "It is castigation that... we are very proud of.",
    "before a capital": "They faced the nation...| There should be no mercy.",
    "four dots": "It should be reviewed....| However, it stays.",
    "one character": "Optimism swept the blogosphere…  |Months later, it faded.",
    "closing mark behind": "Neither has been charged....”| Iran’s laws are used.",
    "spaced": "I wasn’t really . . . well, what I mean.",
    "pause before I": "The thing is . . . I didn’t mean it.",
}

OTHER_STOPS = {
    "question and exclamation": "Hello!? |Is that you? |Yes! |Good.",
    "Yahoo!": "She works at Yahoo! in the office.| Yahoo! Research did.",
    "interjection": "But, alas! it was shut.",
    "decimals, times and money": "It is 3.14 at 10.30 and costs $100.00.| It is here.",
    "links, mail and files": "Mail Jane.Doe@example.com or see https://www.ex.org/a.html.| Open notes.txt now.",
    "small letter behind a word": "That is not the removal of the penalty.| of the issues, one is left.",
    "small letter behind a short word": "We had it in the mix.| their food was good.",
    "small letter behind an abbreviation": "The dept. of state approx. knows.",
    "names with a small first letter": "I like it.| iPhone users agree.",
    "reference numbers": "He was a saint.[1]| The decree came. [2]| It was kept.10 |Then it ended.",
    "lost space": "He came to the dinner.|We left early.",
    "organisation and place": "Consultancy to establish Peace concerns Organization.Pakistan",
    "colon": "Note: This binds only them.",
    "bracket inside": "He taught (He had worked as an engineer.) at the school.",
    "dash": "They were charged.| — Rick left.",
    "tags": "<b>They left.</b>| <b>We stayed.</b>",
}

LAYOUT = {
    "blank line": "Kindest Regards\n\n|Stes de Necker",
    "blank line with white space": "One\n \t\n|Two",
    "windows line ends": "One line\r\nthen more.\r\n\r\n|Two",
    "hard wrap": "The integrity of persons \nwhom it detained.| It is not\nalways met.",
    "hard-wrapped names": "It was published last year by the United\nNations and by others.",
    "heading above text": "General Overview\n|The regime has continued its violations of human rights.",
    "two short lines": "Kindest Regards\n|Stes de Necker",
    "bullets": "We ask:\n|- to condemn it\n|- to stop it",
    "numbers": "1. to condemn the massacre.\n|2. to establish a commission",
    "wrapped number": "It follows from what has been said at length about the merits of Article\n5.| The court agreed.",
    "number at the start": "1. UN High Commissioner on Human Rights.",
    "roman numerals": "III. Deceptive Maneuver of Changing the Law",
    "roman numeral one": "I.  General  Overview",
    "letter in brackets": "(a) The first point.| It is short.",
    "list in one line": "1. The first item |2. The second item",
    "list of letters": "a) here it is |b) another |c) one more",
    "enumeration in a sentence": "They either: a) lie to us or b) know nothing.",
    "name with a stop": "Muslims/Non-Muslims Affairs. AtSPMUDA INTERNATIONAL",
    "no stop at the end": "It remains in the absence of",
    "no-break space": "It is over.\u00a0 \u00a0|Mr.\u00a0Lee left.",
}

LANGUAGES = {
    "Persian": "خوشبختم، آقای رضا.| شما کجایی هستید؟| من از تهران هستم!| خوبم…| بله.",
    "Urdu": "یہ پہلا جملہ ہے۔| یہ دوسرا ہے۔",
    "Arabic": "ماذا حدث بعد الانتخابات؟| طرح الكثير من التساؤلات. |يقول د. أحمد إن الطريقة مثيرة.",
    "Arabic quotation": "قال: «هذا قرار جائر. |لن نقبله.» |ثم خرج.",
    "French": "M. Dupont est parti. |Est-ce vrai ? |Oui ! |Il a dit « non ».",
    "French question in quotation": "« Est-ce vrai ? » demanda-t-il.",
    "Chinese": "去年剛畢業。|同年9月加入安永！|好嗎？",
    "Chinese title": "我们看《摔跤吧！爸爸》好吗？|好！",
    "Japanese": "これはペンです。|それはマーカーです。|「行く。」と言った。",
    "Hindi": "सच्चाई यह है।| इसे सभी जानते हैं।",
}


def marked(text: str) -> list[str]:
    return [piece.strip() for piece in text.split("|")]


def _cases(*groups: dict[str, str]) -> list[object]:
    return [pytest.param(text, id=name) for group in groups for name, text in group.items()]


@pytest.mark.parametrize("text", _cases(ABBREVIATIONS, QUOTATIONS, ELLIPSES, OTHER_STOPS, LAYOUT, LANGUAGES))
def test_a_text_is_cut_where_a_reader_would_cut_it(text: str) -> None:
    """Each rule's example is cut at its marks and nowhere else."""
    assert split(text.replace("|", "")) == marked(text)
