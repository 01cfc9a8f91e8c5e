"""The words that short answers are made of: a text of nothing but such words is that answer (see ``command_forms``)."""

from handlers.understanding.phrase_table import words

YES_CORE = words(
    "yes y yea yeah yep yup ya yah yess si sii sip simon ok okay okey sure correct right exactly exacto correcto",
    "claro dale vale perfect perfecto absolutely definitely indeed affirmative afirmativo mero cierto true",
    "confirmed confirmo works",
)
_AGREEING = words(
    "that thats is it its the one a this looks look sounds sound good great fine thank thanks you please sir maam",
    "mam very much all es asi eso esta bien pues bueno gracias por favor senor senora muy todo que de acuerdo lo",
    "way day date time for me i am im do so parece ese esa la el hora fecha dia",
)
YES_WORDS = YES_CORE | _AGREEING
"""A yes may have these beside it."""

NO_CORE = words(
    "no nope nop nah naw nel wrong incorrect incorrecto mal not isnt negative negativo tampoco equivocado",
    "equivocada",
)
PLAIN_YES = words("yes yep yeah yup si sip correct correcto exacto exactly")
"""Said first, they agree, whatever small words follow."""
MORE_SAID = words("and y can could may what how where who que como cuando donde puede puedo except menos")
"""After these something else follows the yes."""
OBJECTING = words(
    "change fix different another other what said otra otro cambiar cambie cambialo cambielo correcta did say",
    "dije at doesnt isn t",
)
NO_WORDS = NO_CORE | YES_WORDS | OBJECTING

TONGUE_WORDS = words(
    "can could may we i you u do does did in to the please pls plz speak talk text write read switch change go",
    "back have get this it be is are want need prefer like only my language version there a of por favor puede",
    "puedo puedes podemos ser seguir quiero quisiera en hablar hablo habla hablas hablan cambiar cambie cambia",
    "cambio al prefiero necesito me lo tiene tienen hay esto se mi idioma solo mejor escribir escriba escribe",
    "decir entiendo understand ok yes si no bien con hacer todo mensajes messages texts continue",
    "continuar a porfa cambielo cambialo pongalo ponlo",
    "mom dad mama papa needs wants they them hablame hableme hablenme escribanme",
)
"""A wish for a language is made of these and the name of the language."""
