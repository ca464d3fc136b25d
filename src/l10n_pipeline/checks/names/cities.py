"""Cities and prisons that CLDR does not name: in Iran, and seats of courts and of the United Nations."""

from __future__ import annotations

from collections.abc import Iterator

_CITIES = """
Geneva : ژنو : جنيف : Genève
Hague : لاهه : لاهاي : Haye
Strasbourg : استراسبورگ : ستراسبورغ : Strasbourg
Nuremberg : نورنبرگ : نورمبرغ نورنبرغ : Nuremberg
Mashhad Mashad : مشهد : مشهد : Mashhad Machhad Meched Mechhed
Shiraz : شیراز : شيراز : Chiraz Shiraz
Isfahan Esfahan : اصفهان : أصفهان أصبهان : Ispahan Isfahan Esfahan
Tabriz : تبریز : تبريز : Tabriz
Ahvaz Ahwaz : اهواز : الأهواز الأحواز أهواز : Ahvaz Ahwaz
Rasht : رشت : رشت : Rasht Racht
Qom Qum Ghom : قم : قم : Qom Qoum Ghom
Kermanshah : کرمانشاه : كرمانشاه : Kermanshah Kermânchâh Kermanchah
Sanandaj : سنندج : سنندج سنندج : Sanandaj
Hamedan Hamadan : همدان : همدان همذان : Hamedan Hamadan Hamadân
Zahedan : زاهدان : زاهدان : Zahedan Zahédan
Urmia Orumiyeh Oroumieh : ارومیه : أرومية أورمية : Ourmia Oroumieh Urmia
Karaj : کرج : كرج : Karaj Karadj
Yazd : یزد : يزد : Yazd
Khorramabad : خرم‌آباد : خرمآباد خرم‌آباد : Khorramabad Khorramâbâd
Zanjan : زنجان : زنجان : Zanjan Zandjan
Semnan : سمنان : سمنان : Semnan
Mahabad : مهاباد : مهاباد : Mahabad
Dezful Dezfoul : دزفول : دزفول : Dezful Dezfoul
Abadan : آبادان : عبادان آبادان : Abadan
Gorgan : گرگان : جرجان غرغان كركان گرگان : Gorgan
Qazvin Ghazvin : قزوین : قزوين : Qazvin Ghazvin
Evin : اوین : إيفين إفين أوين ايفين : Evin Évine
Gohardasht : گوهردشت : غوهردشت جوهردشت كوهردشت گوهردشت : Gohardasht Gohardacht
Khavaran : خاوران : خاوران خافاران : Khavaran
Kahrizak : کهریزک : كهريزك : Kahrizak
Qarchak : قرچک : قرتشك قرجك قرشك : Qarchak Gharchak
Adelabad : عادل‌آباد : عادل‌آباد عادلآباد : Adelabad Adel-Abad
Vakilabad : وکیل‌آباد : وكيل‌آباد وكيلآباد : Vakilabad Vakil-Abad
"""
_COLUMNS = {"fa": 1, "prs": 1, "ar": 2, "fr": 3}


def cities(language: str) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Yield the English names of each city and those in ``language``, the usual one first; none for other languages."""
    column = _COLUMNS.get(language)
    if column is None:
        return
    for row in _CITIES.strip().split("\n"):
        columns = row.split(" : ")
        yield tuple(columns[0].split(" ")), tuple(columns[column].split(" "))
