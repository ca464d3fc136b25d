"""Given names: behind one that the source and the target share stands the family name of the same person."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from l10n_pipeline.checks.folding import fold, words

_OF_IRAN = (
    "Abbas عباس,Abdollah عبدالله,Abolfazl ابوالفضل,Abolhassan ابوالحسن,Afshin افشین,Ahmad احمد,Ahmed احمد"
    ",Akbar اکبر,Ali علی,Alireza علیرضا,Amin امین,Amir امیر,Arash آرش,Arman آرمان,Asghar اصغر,Ashraf اشرف"
    ",Atefeh عاطفه,Azadeh آزاده,Azar آذر,Babak بابک,Bahareh بهاره,Bahman بهمن,Bahram بهرام,Behnam بهنام"
    ",Behrouz بهروز,Behzad بهزاد,Bijan بیژن,Dariush داریوش,Davood داوود,Davoud داوود,Ebrahim ابراهیم,Ehsan احسان"
    ",Elaheh الهه,Elham الهام,Esmail اسماعیل,Faezeh فائزه,Farhad فرهاد,Fariba فریبا,Farid فرید,Farideh فریده"
    ",Farshad فرشاد,Farzad فرزاد,Farzaneh فرزانه,Fatemeh فاطمه,Fatima فاطمه,Fereydoun فریدون,Fereshteh فرشته"
    ",Firouz فیروز,Ghasem قاسم,Gholamreza غلامرضا,Gholamhossein غلامحسین,Golnaz گلناز,Habib حبیب,Hadi هادی"
    ",Hamid حمید,Hamidreza حمیدرضا,Hashem هاشم,Hassan حسن,Heshmat حشمت,Homa هما,Hossein حسین,Houshang هوشنگ"
    ",Hussein حسین,Iraj ایرج,Jafar جعفر,Jalal جلال,Jamal جمال,Jamshid جمشید,Javad جواد,Kamran کامران,Karim کریم"
    ",Kaveh کاوه,Kazem کاظم,Keyvan کیوان,Khosrow خسرو,Kourosh کوروش,Ladan لادن,Laleh لاله,Leila لیلا,Mahin مهین"
    ",Mahmoud محمود,Mahsa مهسا,Majid مجید,Mansour منصور,Mansoureh منصوره,Maryam مریم,Masih مسیح,Masoud مسعود"
    ",Massoud مسعود,Mehdi مهدی,Mehran مهران,Mehrdad مهرداد,Mohammad محمد,Mohammed محمد,Muhammad محمد,Mohsen محسن"
    ",Mojgan مژگان,Mojtaba مجتبی,Morteza مرتضی,Mostafa مصطفی,Mustafa مصطفی,Mousa موسی,Nahid ناهید,Narges نرگس"
    ",Nasrin نسرین,Nasser ناصر,Navid نوید,Nazanin نازنین,Neda ندا,Niloufar نیلوفر,Omid امید,Parisa پریسا"
    ",Parvin پروین,Parviz پرویز,Pegah پگاه,Peyman پیمان,Pouya پویا,Qasem قاسم,Rahim رحیم,Ramin رامین"
    ",Reyhaneh ریحانه,Reza رضا,Ruhollah روح‌الله,Rouhollah روح‌الله,Sadegh صادق,Sadeq صادق,Saeed سعید,Saeid سعید"
    ",Said سعید,Saleh صالح,Samira سمیرا,Sanaz ساناز,Sedigheh صدیقه,Shahin شاهین,Shahla شهلا,Shahram شهرام"
    ",Shapour شاپور,Shirin شیرین,Shohreh شهره,Siamak سیامک,Sohrab سهراب,Soheil سهیل,Soraya ثریا,Tahereh طاهره"
    ",Vahid وحید,Yahya یحیی,Yousef یوسف,Zahra زهرا,Zeinab زینب"
)
IRANIAN: Mapping[str, str] = MappingProxyType(
    {latin: fold(form) for latin, form in (pair.split(" ") for pair in _OF_IRAN.split(","))}
)
"""Given names of Iran and their forms in Arabic script, folded. *Hamid* may also be حامد, as in Hamid Karzai."""
GIVEN = frozenset(IRANIAN) | words(
    "Abdolkarim Hamed Hamzeh Javaid Khalil Mina Nader Rashid Saba Salman Sara Taher Toomaj Adam Agnes Agnès Alan "
    "Albert Alexander Alice Andrew Angela Anna Anne Anthony Antonio Arthur Barack Benjamin Bernard Bill Bob Boris "
    "Brian Carlos Charles Christopher Daniel David Deborah Diane Donald Edward Elizabeth Emma Emmanuel Eric Ernest "
    "Frank Gary Geoffrey George Gerald Hans Harry Helen Henry Hillary Ivan Jack Jacob James Jane Jean Jeffrey "
    "Jennifer Jeremy Jim Joe John Joseph José Juan Julia Karen Karl Kenneth Kevin Kofi Laura Linda Louis Lucy Luis "
    "Margaret Maria Marie Mario Mary Matthew Michael Michel Michelle Mike Nancy Nelson Nicholas Nicolas Patrick "
    "Paul Peter Philip Pierre Rebecca Richard Robert Ronald Rudy Samuel Simon Stephen Steven Susan Thomas Tim Tom "
    "Tony Vladimir Volker Walter William Xavier"
)
NO_FAMILY = words(
    "Academy Act Administration Airport American Avenue Award Bank Bay Bible Bill Boulevard Bridge Brigade Canadian "
    "Cemetery Center Centre Church Clinic College Commission Committee Company Constitution Counties County Court "
    "Day Declaration Desktop District Dynasty Editor Empire Foundation Fund Group Gulf Hall Harbor Harbour Hospital "
    "House Iranian Island Islands Institute Junior King Lake Law Letter Letters Library Mosque Mount Mountain "
    "Museum Palace Park Peace Pharmacy Prince Princess Prison Prize Project Province Queen Report Republic Research "
    "River Road School Senior Shrine Square Stadium Station Street Sultan Theater Theatre Tower Town Trust "
    "University Valley War"
)
"""What stands behind the name of a hospital or a street."""
