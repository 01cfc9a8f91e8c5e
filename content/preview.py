"""One topic as people get it: ``secondstep content preview``."""

from content import gsm
from content.guide import Guide
from content.reading import grade, inflesz, measure, plain
from content.wording import FOOTER, FOREIGN_FOOTER


def preview(guide: Guide, topic_id: str, language: str) -> str:
    """The topic in full and page by page, with what each costs and how it reads.

    Errors: KeyError for a topic or a language that the guide does not have.
    """
    topic, translated = guide.topic(topic_id, language)
    spoken = language if translated else "en"
    note = [] if translated else [f"(not in {guide.languages[language].name} yet: shown in English)"]
    full = f"Telegram · {len(plain(topic.full).split())} words{_reads(topic.full, spoken)}"
    pages = [_page(number, page, spoken) for number, page in enumerate(topic.sms, 1)]
    return "\n\n".join([*note, f"{topic.title}\n{'=' * len(topic.title)}", f"--- {full} ---", topic.full, *pages])


def _page(number: int, page: str, language: str) -> str:
    size = gsm.size(page, FOOTER, FOREIGN_FOOTER)
    cost = f"{size.units} characters, at most {size.segments} segments with the footer"
    return f"--- SMS {number} · {cost}{_reads(page, language)} ---\n\n{page}"


def _reads(text: str, language: str) -> str:
    counted = measure(text, language)
    return {"en": f" · grade {grade(counted):.1f}", "es": f" · INFLESZ {inflesz(counted):.0f}"}.get(language, "")
