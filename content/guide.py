"""The guide as values: topics, checklist items, questions, finders. Read by ``loading.load``, never changed after."""

from collections.abc import Mapping

import msgspec

MENU = ("time", "why", "where", "prepare", "after", "more")
"""The six entries of the guide's menu, in its order (S00)."""

STATEMENTS = tuple(f"S{number:02}" for number in range(45))
"""Ids of every statement of the source guide (docs/content.md lists them); each language carries all of them."""

ITEMS = tuple(f"P{number:02}" for number in range(33))
"""Ids of everything there is to prepare."""

THEMES = ("insurer", "diagnosis", "plan", "centre", "both", "close")
"""What a question can be about; one of another theme would never be shown."""

SEVEN_STEPS = ("P31", "S34", "S36", "S37", "S38", "S39", "S40")
"""The seven steps where two opinions differ, by the statement each carries; the first of them (S33) is an item."""


class Topic(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One page of the guide, in one language, in two renderings from one file.

    ``sms`` holds pages of plain text, each at most three GSM-7 segments with its numbered footer; ``full`` is light
    markup (bold, italic, links, lists, quotes). ``covers`` names the statements S00–S44 of the source guide it carries.
    """

    id: str
    menu: str
    title: str
    asks: tuple[str, ...] = ()
    covers: tuple[str, ...] = ()
    see: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    reviewed_on: str = ""
    reviewed_by: str = ""
    place: int = 100
    """Where it stands within its menu entry, lowest first; English decides for all languages."""
    sms: tuple[str, ...]
    full: str


class ForCaregiver(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a caregiver reads in place of the item's own words (``voice.item_for``); empty: the same words."""

    title: str = ""
    task: str = ""
    whom: str = ""
    why: str = ""
    script: str = ""
    rushed: str = ""


class Item(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing to prepare (P00–P32), in one language.

    ``title`` stands in lists; ``task`` is what a reminder says: discreet (no disease, doctor or hospital), at most 46
    GSM-7 characters. ``whom``, ``lead`` and ``why`` are shown with it; ``script`` can be read aloud or copied.
    """

    id: str
    title: str
    task: str
    whom: str
    lead: str
    why: str
    script: str = ""
    rushed: str = ""
    """What to do instead when the time is short or fast (the table's last column)."""
    topic: str = ""
    """The topic that says more."""
    caregiver: ForCaregiver = ForCaregiver()


class Question(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One question to ask: of the insurer, or of a doctor. ``outlook`` marks prognosis: only on request."""

    id: str
    theme: str
    text: str
    caregiver: str = ""
    """The same, asked by someone who cares for the patient."""
    outlook: bool = False
    must: bool = False


class Finder(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A place to look for a doctor or centre, or a help line: always with a way by phone, and when it was checked."""

    id: str
    kind: str
    """``doctor``, ``centre`` or ``line``."""
    name: Mapping[str, str]
    url: str = ""
    phone: str = ""
    say: Mapping[str, str] = {}
    """What to say to whom, by language, where a number alone does not help."""
    checked_on: str = ""


class Never(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that must not stand in the guide: a regular expression, case ignored, and why (docs/content.md)."""

    language: str
    pattern: str
    why: str
    only: str = ""
    """``task``: forbidden there alone. Empty: in every text."""


class Language(msgspec.Struct, frozen=True, kw_only=True):
    """Everything said in one language. ``phrases`` is the Fluent source; ``safety`` the rules and fixed texts.

    ``topics`` stand in the guide's order: by menu entry, then by ``place``.
    """

    code: str
    name: str
    topics: Mapping[str, Topic]
    items: Mapping[str, Item]
    questions: tuple[Question, ...]
    phrases: str
    safety: Mapping[str, object]
    asks: Mapping[str, object] = {}
    """asks.toml as it is: more wordings of questions, read by ``search.build_index``."""
    words: Mapping[str, str] = {}
    """A word of the bot ("LIST") → what people write for it in this language, parted by commas."""
    still_english: tuple[str, ...] | None = None
    """Ids that may be missing in a language that is whole but for them; None: a stub, where anything may be."""

    def may_lack(self, name: str) -> bool:
        """Whether people may get this in English for now; English itself has nothing to fall back to."""
        return self.code != "en" and (self.still_english is None or name in self.still_english)


class Guide(msgspec.Struct, frozen=True, kw_only=True):
    """The whole guide. ``series`` is the plain content of series.toml; the scheduler's types give it its meaning."""

    languages: Mapping[str, Language]
    series: Mapping[str, object]
    finders: tuple[Finder, ...]
    never: tuple[Never, ...] = ()

    def topic(self, topic_id: str, language: str) -> tuple[Topic, bool]:
        """The topic in that language, or in English with ``False`` where it is not translated yet.

        Errors: KeyError for an id that no language has.
        """
        own = self.languages[language].topics.get(topic_id)
        return (own, True) if own else (self.languages["en"].topics[topic_id], False)

    def item(self, item_id: str, language: str) -> tuple[Item, bool]:
        """The checklist item in that language, or in English with ``False``. Errors: KeyError for an unknown id."""
        own = self.languages[language].items.get(item_id)
        return (own, True) if own else (self.languages["en"].items[item_id], False)

    def questions(self, language: str) -> tuple[Question, ...]:
        """Every question in the guide's order, each in English where that language does not have it."""
        own = {question.id: question for question in self.languages[language].questions}
        return tuple(own.get(question.id, question) for question in self.languages["en"].questions)
