"""Words that brackets and ellipses may not touch: negations, modals, numbers, names.

The lists are of English, German, French, Spanish, Russian and Ukrainian. English: negators and
approximate negators (`few`, `hardly`, `only`) after Huddleston and Pullum, The Cambridge Grammar
of the English Language (2002), chapter 9; modals after chapter 3, with the adverbs of likelihood
and of hearsay, which carry the same. A name is a word with a capital that the document never
writes without one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from argmap.sources.folding import fold

NEGATIONS = frozenset(
    """
    not n't no never none nobody nothing neither nor nowhere without cannot hardly scarcely barely
    rarely seldom few little only except unless lack lacks lacked fail fails failed refuse refuses
    refused deny denies denied stop stops stopped cease ceases ceased decline declines declined
    reject rejects rejected dismiss dismisses dismissed doubt doubts doubted doubtful wrong false
    untrue incorrect unable impossible instead rather nil nought minus fake dont didnt doesnt cant
    far unwilling avoided prevented forbade neglected disputes disputed falsely wrongly mistakenly
    lie myth
    wont isnt arent wasnt refusing denying stopping failing lacking rejecting declining anti
    nicht kein keine keinen keinem keiner keines nie niemals niemand nichts nirgends ohne weder kaum
    nur keineswegs mitnichten keinerlei niemanden niemandem nirgendwo lediglich bloß selten
    bestreitet bestritt leugnet leugnete dementiert dementierte verweigert verweigerte bezweifelt
    falsch unwahr unmöglich
    ne n' pas jamais aucun aucune rien personne sans ni guère
    no nunca jamás nadie nada ningún ninguno ninguna sin tampoco apenas
    не ни нет нету нельзя никогда никто никого никому никем ничто ничего ничем нигде никуда никак
    без вряд едва лишь только
    отрицает отрицал отрицала отказался отказалась отказались опроверг опровергла прекратил
    прекратила запретил запретила невозможно сомнительно ложно неправда отнюдь никоим ничуть
    эмес жок емес жоқ
    non nessuno nessuna niente senza né neanche
    não nunca ninguém nenhum nenhuma sem nem
    nie nigdy nikt nic żaden żadna bez
    niet geen nooit niemand niets zonder
    değil yok hiç asla
    لا لم لن ليس ليست ليسوا غير بدون دون نه نیست نیستند
    тільки заперечує відмовився відмовилася неможливо нема немає ані жодного жодної
    seulement nullement nié refusé dément solo sólo solamente niega negó rechazó olmadan
    не ні ніколи ніхто нікого ніщо нічого ніде без навряд ледве лише
    """.split()
)
_PLAIN_NEGATIONS = frozenset(
    """
    not n't never cannot no none nobody nothing neither nor without hardly scarcely barely
    nicht nie niemals kein keine keinen keinem keiner ohne не ни нет без ні ne pas jamais sans sin
    """.split()
)
_AFTER_NO = frozenset("one only longer more less fewer in even yet doubt".split())
MODALS = frozenset(
    """
    may might can could will would shall should must ought 'll 'd
    probably possibly perhaps maybe likely unlikely allegedly reportedly apparently supposedly
    presumably seemingly potentially if whether alleged expected anticipated supposed presumed
    apparent potential possible probable believed feared fears hoped hopes estimated suspected
    rumoured rumored reported projected
    thought understood assumed accused charged claims claimed appears appeared seems seemed tends
    intends intended planned promised threatened tried attempted considered interpreted almost
    nearly virtually purportedly ostensibly arguably provided assuming
    könne solle werde wolle müsse dürfe möge hätte wäre sei habe falls wenn sofern ob mutmaßlich
    womöglich eventuell offenbar anscheinend voraussichtlich wollte durfte musste fast beinahe
    aurait serait sera aura semble paraît prétendument soi-disant apparemment si
    habría habrá hubiera supuestamente presuntamente parece aparentemente posiblemente
    если ли видимо похоже кажется будто ожидается предполагается почти сможет станет следует
    якщо можливо має очікується belki
    kann können konnte könnte könnten darf dürfen dürfte dürften muss müssen müsste soll sollen
    sollte sollten will wollen wird werden würde würden wahrscheinlich vielleicht möglicherweise
    angeblich vermutlich wohl
    peut peuvent pourrait pourraient doit doivent devrait devraient probablement peut-être
    puede pueden podría podrían debe deben debería deberían probablemente quizás quizá tal
    может могут мог могла могло могли должен должна должно должны будет будут бы нужно надо
    вероятно возможно наверное якобы предположительно
    може можуть міг могла могли повинен повинна повинні буде будуть б мабуть ймовірно нібито
    """.split()
)
NUMBERS = frozenset(
    """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
    fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
    sixteenth seventeenth eighteenth nineteenth twentieth hundredth thousandth
    hundred hundreds thousand thousands million millions billion billions trillion trillions dozen
    all every each most many several couple majority minority twofold threefold
    dozens half halves third quarter both first second once twice double triple percent
    null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf hundert tausend millionen
    milliarden
    deux trois quatre cinq sept huit neuf dix onze douze cent cents mille milliers milliard
    uno dos tres cuatro cinco seis siete ocho nueve diez once doce cien ciento mil millón millones
    один одна два две три четыре пять шесть семь восемь девять десять сто двести тысяча тысячи тысяч
    миллион миллиона миллионов миллиард миллиарда миллиардов
    дві чотири п'ять шість сім вісім дев'ять тисяча тисячі тисяч мільйон мільйонів мільярд мільярдів
    """.split()
)
PRONOUNS = frozenset(
    """
    i me my mine myself we us our ours ourselves you your yours he him his himself she her hers
    herself it its itself they them their theirs themselves this that these those who whom whose
    which
    ich mich mir mein meine wir uns unser unsere er ihn ihm sein seine seinen seiner sie ihr ihre
    ihren ihrer es dieser diese dieses diesen
    je me moi mon ma mes nous notre nos il lui elle ils elles eux leur leurs sa ses ce cet
    cette ces celui celle ceux qui
    yo mi mis nosotros nuestro nuestra él ella ello ellos ellas le les su sus este esta estos
    estas ese esa
    я меня мне мой моя мои моё мы нас нам наш наша наши он его него ему нему им ним нём она её ее
    неё нее ей ней оно они их них этот эта это эти тот та то те который которая которые
    я мене мені мій моя ми нас нам наш наша він його йому вона її їй воно вони їх їм цей ця це ці
    той
    """.split()
)
BOUNDS = frozenset(
    """
    least most to about around roughly approximately nearly almost circa some than under over above
    below up minimum maximum exactly
    mindestens höchstens etwa rund fast bis über unter ungefähr
    environ presque près plus moins
    unos casi hasta más menos
    около почти до более менее свыше примерно минимум максимум
    близько майже понад більше менше
    """.split()
)
"""Words that, before a number, say how exact it is."""
_GLOSS = 3
"""How many words, or letters of an ending, a bracket may hold and be no more than a gloss."""
_QUANTIFIERS = frozenset(
    """
    one first second both all every each most many several couple majority minority half halves
    quarter once zero null uno un одна один
    """.split()
)
_SMALL_WORDS = frozenset(
    """
    a an the and or but if then as at by for from in into of on onto over to under with after
    before during while when where there here also however moreover meanwhile today
    president minister prime chancellor mayor governor senator general colonel captain secretary
    chairman director ambassador king queen prince mr mrs ms dr sir lord lady professor
    now then thus therefore still yet because although since so too very
    sic is are was were has have had be been being do does did
    """.split()
)
_WORD = re.compile(r"[$€£¥]?[^\W_]+(?:['.,][^\W_]+)*[%‰]?")
_CONTRACTED = re.compile(r"(.+)(n't|'ll|'d)\Z")
_IRREGULAR = {
    "can't": ["can", "n't"],
    "cannot": ["can", "not"],
    "won't": ["will", "n't"],
    "shan't": ["shall", "n't"],
}
_ELIDED = re.compile(r"((?:n|d|l|qu|s|c|j|m|t|lorsqu|puisqu|jusqu|dell|all|nell|un)')(.+)\Z")
_NO_CHINESE = re.compile("[不没沒无無未非别勿莫]")
_SIGNS_OF_NO = ("un", "in", "im", "il", "ir", "dis", "non", "anti", "mis", "не", "без", "бес")
_COMPOUND = re.compile(r"\w+(?:-\w+)+")
CALENDAR = frozenset(
    """
    january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday
    """.split()
)

KINDS = ("negation", "modal", "number", "name")


def words(text: str) -> list[str]:
    """The words of a text, folded, compounds and contractions taken apart (`can`, `n't`)."""
    found: list[str] = []
    for word in _WORD.findall(fold(text)):
        low = word.lower()
        parts = _CONTRACTED.match(low) or _ELIDED.match(low)
        if low in _IRREGULAR:
            found += _IRREGULAR[low]
        elif parts:
            found += [word[: parts.end(1)], word[parts.end(1) :]]
        else:
            found.append(word)
    return found


class Guard:
    """Tells the guarded words of a document."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._lower: set[str] | None = None
        self._names: set[str] = set()

    def is_name(self, word: str) -> bool:
        """Whether a word has a capital, here or in the document, and never stands there without."""
        if self._lower is None:
            text = _COMPOUND.sub(
                " ", fold(self.text)
            )  # `pro-russian` makes `Russian` no less a name
            found = {_unpossessed(one) for one in words(text)}
            self._lower = {one for one in found if one[:1].islower()}
            self._names = {one.lower() for one in found if one[:1].isupper()} - self._lower
        plain = _unpossessed(word)
        low = plain.lower()
        if low in _SMALL_WORDS or any(low in known for known in (PRONOUNS, NEGATIONS, NUMBERS)):
            return False
        if low in MODALS:
            return low == "may" and plain == "May"  # the month, but at the start of a sentence
        return low in self._names or (plain[:1].isupper() and low not in self._lower)

    def guarded(self, found: Sequence[str]) -> dict[str, list[str]]:
        """The guarded words among some, by kind and in order, lower case but for names."""
        kinds: dict[str, list[str]] = {kind: [] for kind in KINDS}
        for number, word in enumerate(found):
            low = _unpossessed(word).lower()
            if low in NEGATIONS or word.lower() in NEGATIONS:
                kinds["negation"].append(low)
            elif low in MODALS and not (number and self.is_name(word)):
                kinds["modal"].append(low)
            elif low in NUMBERS or any(c.isnumeric() for c in low):
                kinds["number"].append(low)
            elif self.is_name(word):
                kinds["name"].append(_unpossessed(word))
            kinds["negation"] += _NO_CHINESE.findall(low)
        return kinds

    @staticmethod
    def counts(word: str) -> bool:
        """Whether a number counts something, as `two` and `12` do, and `most` does not."""
        return any(c.isnumeric() for c in word) or word.lower() in NUMBERS - _QUANTIFIERS

    def is_number(self, word: str) -> bool:
        """Whether a word is a number."""
        return bool(self.guarded([word])["number"])

    def is_guarded(self, word: str) -> bool:
        """Whether a word by itself is guarded."""
        return any(self.guarded(words(word)).values())


def turned(one: str, other: str) -> str | None:
    """The prefix or ending by which one of two words says the contrary of the other, if so."""
    short, long = sorted((one.lower(), other.lower()), key=len)
    for prefix in _SIGNS_OF_NO:
        if long == prefix + short:
            return f"{prefix}-"
    if short != long and short.removesuffix("ful") == long.removesuffix("less"):
        return "-less"
    return None


def _unpossessed(word: str) -> str:
    return word[:-2] if word.lower().endswith("'s") else word.removesuffix("'")


def cut_before(text: str, start: int, quote: str) -> str | None:
    """The negation, or the bound of a number, that a quote at `start` leaves off, if so."""
    near = text[max(0, start - 60) : start]
    sentence = re.split(r"[.!?;:,()\"“”]|\n\s*\n", near)[-1]
    before = words(sentence)
    if not before:
        return None
    last = before[-1].lower()
    if last in _PLAIN_NEGATIONS:
        return before[-1]
    if len(before) > 1 and before[-2].lower() in _PLAIN_NEGATIONS and last in _AFTER_NO:
        return f"{before[-2]} {before[-1]}"
    first = next(iter(words(quote)), "")
    bound = [word for word in before[-2:] if word.lower() in BOUNDS]
    is_number = first.lower() in NUMBERS or any(c.isnumeric() for c in first)
    return " ".join(bound) if is_number and bound and last == bound[-1].lower() else None


def only_clarifies(bracket: str, replaced: str, at_end: bool) -> bool:
    """Whether a bracket is a gloss: few words put in, or in place of a pronoun, a small word or an
    ending; not in place of what the sentence is about.

    `at_end`: whether brackets stand at an end of the quote, where words that are put in may be
    taken for the subject or the object.
    """
    mine, theirs = words(bracket), words(replaced)
    if not theirs:
        return len(mine) <= (1 if at_end else _GLOSS) and bracket[:1].islower()
    if all(word.lower() in PRONOUNS | _SMALL_WORDS or len(word) < _GLOSS for word in theirs):
        return True
    pairs = zip(mine, theirs, strict=False)
    return len(mine) == len(theirs) and all(a[:3].lower() == b[:3].lower() for a, b in pairs)
