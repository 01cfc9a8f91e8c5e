"""Whose words they are: what a patient reads and says, and what someone who cares for one reads and says instead."""

import functools

import msgspec

from content.guide import Item, Question

YOUR, MY = "{your}", "{my}"
"""What stands for "your mother" and "my mother" in the words for a caregiver."""


class Voice(msgspec.Struct, frozen=True):
    """How the one who is cared for is named: by the bot ("your mother"), and by the caregiver ("my mother")."""

    your: str
    my: str

    def fill(self, words: str) -> str:
        """The words with both names put in; a name at the beginning gets its capital letter."""
        filled = words.replace(YOUR, self.your).replace(MY, self.my)
        return filled[:1].upper() + filled[1:]


# Caregivers are reminded of the same few items again and again.
@functools.lru_cache(maxsize=2048)
def item_for(item: Item, voice: Voice) -> Item:
    """The item as a caregiver reads it; what has no words of its own says the patient's."""
    own = msgspec.structs.asdict(item.caregiver)
    return msgspec.structs.replace(item, **{name: voice.fill(words) for name, words in own.items() if words})


def question_for(question: Question, voice: Voice) -> Question:
    """The question as a caregiver asks it."""
    words = question.caregiver
    return msgspec.structs.replace(question, text=voice.fill(words)) if words else question
