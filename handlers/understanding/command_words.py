"""The texts that are a command by themselves, everywhere and in both languages, as ``words.bare`` leaves them.

A command word inside a sentence is no command. "Please", greetings and emoji around a command are taken off before.
"""

from handlers.understanding.phrase_table import table, words

POLITE = words(
    "ahora am bot entonces favor gracias hello hey hi hola just ma maam mam now oh please pls plse plz por porfa",
    "porfavor pues senor senora señor sir so thank thanks then thx uh um well x xfa ya you",
)
"""Taken off both ends of a text when what is left is a command."""

RESERVED: dict[str, str] = table(
    {
        "HELP": (
            "help me out, help me out here, how does this thing work, how does this bot work, how do i work this, "
            "i dont get it, i dont get this, i dont get how to use this, i dont know how to use this, no le entiendo, "
            "no le entiendo a esto, ayudeme no le entiendo a esto, help, help me, info, information, ayuda, "
            "ayudame, ayudeme, necesito ayuda, auxilio, socorro, i need help, "
            "can you help me, can u help me, could you help me, need help, what can you do, what can u do, what do you "
            "do, how does this work, how do i use this, how do you work, commands, que puede hacer, que puedes "
            "hacer, que "
            "haces, como funciona, como funciona esto, me puede ayudar, me puedes ayudar, puede ayudarme, halp, hlp, "
            "aiuda, alluda, comandos, informacion, what is this, que es esto, im lost, i am confused, im "
            "confused, i dont "
            "understand, no entiendo que hacer, como uso esto, what are my choices, need some help, help needed, "
            "someone "
            "help me, help help, help help help, ayuda ayuda, necesito ayuda con esto, ayuda con esto, hepl, more "
            "help, what now, ayudenme, quiero ayuda, ocupo ayuda"
        ),
        "START": (
            "start, unstop, resume, begin, restart, subscribe, resubscribe, start again, start over, opt in, optin, "
            "empezar, comenzar, iniciar, comience, empiece, empecemos, reanudar, continuar mensajes, let s start, lets "
            "start, get started, start up, lets begin, lets go, sign me up, opt me in, suscribir, suscribirme, "
            "suscribirse, turn back on, start texting again, start messages, empezar de nuevo, vamos a empezar, "
            "arrancar, "
            "reiniciar, inscribirme, start it back up, turn it back on, turn this back on, turn the texts back on, "
            "turn them "
            "back on, i want the messages again, i want the texts again, i want to get the texts again, i want the "
            "reminders again, please start texting me again, start texting me, text me again, resume the texts, resume "
            "messages, resume texts, subscribe me, subscribe me again, sign me back up, sign me up again, put me "
            "back on, "
            "quiero los mensajes otra vez, quiero volver a recibir los mensajes, quiero volver a recibir mensajes, "
            "vuelvan a mandarme mensajes, vuelva a mandarme mensajes, vuelvan a escribirme, empezar de nuevo los "
            "mensajes, quiero empezar otra vez, empezar otra vez, manden los mensajes otra vez"
        ),
        "MENU": (
            "menu, meun, mneu, menue, main menu, options, home, topics, show menu, show me the menu, the menu, "
            "main, opciones, "
            "inicio, menu "
            "principal, temas, ver menu, el menu, start menu, list of topics, see menu, go to menu, go to the "
            "menu, back "
            "to menu, back to the menu, back to main menu, menu de opciones, ver opciones, lista de temas, go "
            "home, main "
            "page, main screen, show options, ir al menu, volver al menu, regresar al menu, return to menu, all "
            "topics, "
            "que temas hay"
        ),
        "BACK": (
            "back, bakc, bak, go bakc, can we go back, back please, go back, previous, return, atras, volver, "
            "regresar, anterior, regresa, regrese, vuelve, back up, go "
            "back one, undo that, ir atras, para atras, pa tras, go to previous, previous page, one back, step "
            "back, last "
            "page, regresame, hacia atras, take me back"
        ),
        "DELETE": (
            "delete, erase, borrar, eliminar, delete my data, delete my info, delete my information, delete "
            "everything, "
            "delete all, delete all my data, delete me, delete account, delete my account, erase my info, erase "
            "my data, "
            "erase my information, erase me, erase everything, erase all, erase all my data, erase all my information, "
            "forget me, forget everything, wipe my data, remove my data, remove my information, remove my info, remove "
            "all my data, clear my data, destroy my data, delete my stuff, delete what you have on me, borrar "
            "mis datos, "
            "borre mis datos, borren mis datos, borra mis datos, borrar todo, borre todo, borren todo, elimine mi "
            "informacion, eliminar mis datos, elimine mis datos, eliminen mis datos, elimina mis datos, borrar mi "
            "informacion, borre mi informacion, eliminar mi cuenta, borrar mi cuenta, borrar cuenta, eliminar todo, "
            "eliminar mi informacion, olvidenme, olvideme, i want my data deleted, delete my history, delete my "
            "messages, "
            "delete all of it, quiero borrar mis datos, quiero que borren mis datos, borrame, borreme, delete "
            "data, erase "
            "data, eliminar datos, borrar datos, delete my records from this, borrar informacion"
        ),
        "LANG_ES": (
            "spanish, espanol, en espanol, in spanish, can we do spanish, spanish please, do you speak spanish, habla "
            "espanol, hablas espanol, hablan espanol, switch to spanish, change to spanish, quiero espanol, quiero en "
            "espanol, hablo espanol, solo espanol, solo hablo espanol, cambiar a espanol, language spanish, idioma "
            "espanol, can you speak spanish, can you talk in spanish, castellano, en castellano, i speak "
            "spanish, i want "
            "spanish, text in spanish, espanol si, hay en espanol, tienen en espanol, lo tiene en espanol, lo "
            "tienen en "
            "espanol, se puede en espanol, puede ser en espanol, can i get this in spanish, can i have this in "
            "spanish, "
            "do you have spanish, is this in spanish, esp, no hablo ingles, no entiendo ingles, me puede hablar en "
            "espanol, prefiero espanol, i prefer spanish, spanish version, mejor en espanol, puedes hablar "
            "espanol, puede "
            "hablar espanol, en espaniol, espaniol, en spanish, lenguaje espanol, spanish texts"
        ),
        "LANG_EN": (
            "english, ingles, in english, en ingles, english please, switch to english, change to english, do "
            "you speak "
            "english, quiero en ingles, quiero ingles, cambiar a ingles, language english, idioma ingles, speak "
            "english, "
            "can we do english, back to english, i speak english, i want english, habla ingles, can you speak english, "
            "can i get this in english, mejor en ingles, prefiero ingles, english version, can you switch to "
            "english, en "
            "english, no hablo espanol, i dont speak spanish, dont speak spanish, i cant read spanish, puede ser en "
            "ingles, in english plz, eng, regular english, cambia a ingles, cambie a ingles"
        ),
    }
)
"""The words that always work and that people know from other services."""


def without_courtesy(text: str) -> str:
    """The words without greetings and thanks at either end; at least one word stays."""
    parts = text.split()
    while len(parts) > 1 and parts[0] in POLITE:
        parts = parts[1:]
    while len(parts) > 1 and parts[-1] in POLITE:
        parts = parts[:-1]
    return " ".join(parts)
