"""The words that end all messages by themselves: the FCC's list and its Spanish forms (docs/safety.md)."""

from handlers.understanding.phrase_table import table, words

STOPS = words(
    "alto baja basta cancel cancelar cancelen desuscribir desuscribirme detener end optout parar pare paren quit",
    "revoke stop stopall unsubscribe",
)
STOP_PHRASES = frozenset(
    table(
        {
            "STOP": (
                "alto ya, cancel all, cancel messages, cancel my subscription, cancel reminders, cancel subscription, "
                "cancel texts, cancelar mensajes, cancelar suscripcion, cancelar todo, cese, dar de baja, darme "
                "de baja, "
                "de baja, end all, end messages, end texts, no mas, no mas mensajes, no mas textos, opt me out, "
                "opt out, "
                "para ya, parale, parenle, revoke consent, salir de la lista, stop all, stop everything, stop it, stop "
                "message, stop messages, stop messaging, stop msg, stop msgs, stop now, stop please, stop "
                "reminders, stop "
                "sms, stop text, stop texting, stop texts, stop the reminders, stop this, unsubscribe all, unsubscribe "
                "me, ya basta, ya parale, ya pare, ya paren, ya parenle"
            )
        }
    )
)
STOP_NOISE = words(
    "all everything favor it msg msgs now please por this todo ya",
)
"""May stand beside such a word: "stop it now"."""
STOP_LONG = words(
    "cancel cancelar desuscribir optout revoke stopall unsubscribe",
)
"""Long enough for a slip to be mended."""
STOP_LOOKALIKES = words(
    "cancela canceled cancelled cancelo cancels cancer cancers candel evoke",
)
"""Real words that look like such a slip."""
