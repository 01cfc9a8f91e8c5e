"""The bot's own commands and words of thanks, as ``words.bare`` leaves them; see ``command_words``."""

from handlers.understanding.command_words import RESERVED
from handlers.understanding.phrase_table import table

OWN: dict[str, str] = table(
    {
        "LIST": (
            "list, plan, checklist, my list, my plan, the list, show list, show my list, show me my list, to do, todo "
            "list, to do list, lista, mi lista, mi plan, pendientes, mis pendientes, la lista, ver lista, ver mi "
            "lista, "
            "what s left, whats left, what is left, que falta, que me falta, what do i have left, tareas, mis "
            "tareas, que "
            "tengo pendiente, show my plan, see my list, check list, my checklist"
        ),
        "SUMMARY": (
            "summary, my summary, resumen, mi resumen, show summary, packet, paquete, mi paquete, one page, "
            "hoja, print "
            "summary, the summary"
        ),
        "PAUSE": (
            "pause, take a break, pausa, pausar, pause reminders, pausar recordatorios, pause texts, hold, take a "
            "pause, pause for now, pause please, descanso, pause messages, pausar mensajes, hacer pausa, haga "
            "pausa, un descanso"
        ),
        "MORE": (
            "more, mas, next page, ver mas, leer mas, continue, continuar, go on, seguir, siga, sigue, read more, show "
            "more, keep going, tell me more, rest, more please, mas por favor"
        ),
        "DATE": (
            "date, change date, change my date, change the date, fecha, cambiar fecha, cambiar la fecha, cambiar mi "
            "fecha, my date, my visit, mi fecha, mi cita, new date, nueva fecha, the date, cambiar cita, cambiar "
            "la cita, "
            "cambiar mi cita, change my visit, change visit, change appointment, change my appointment, change the "
            "appointment, move my visit, move my appointment, cancel my visit, cancel visit, cancel the visit, "
            "cancel my "
            "appointment, cancel appointment, cancel the appointment, cancelar la cita, cancelar cita, cancelar "
            "mi cita, "
            "cancelar la visita, cancelar mi visita, my visit moved, my appointment changed, my appointment "
            "moved, they "
            "moved my appointment, reschedule, reprogramar, reagendar, reschedule my visit, reschedule my appointment, "
            "cita, la cita, set date, visit, when is my visit, cuando es mi cita, when is my appointment, when s my "
            "appointment, whens my appointment, whens my visit, cancel appt, cancel my appt, my appt changed, my visit "
            "was canceled, my appointment was cancelled, my appointment was canceled, me cancelaron la cita"
        ),
        "PRIVACY": (
            "privacy, privacidad, privacy policy, my privacy, politica de privacidad, aviso de privacidad, "
            "privacy please"
        ),
        "EXPORT": (
            "export, exportar, export my data, download my data, exportar mis datos, descargar mis datos, send me my "
            "data, my data, mis datos, what do you have on me, what data do you have, get my data, give me my data, "
            "quiero mis datos, copy of my data"
        ),
        "SAFE": (
            "safe, a salvo, im safe, i am safe, estoy a salvo, false alarm, falsa alarma, it was a false alarm, "
            "fue falsa "
            "alarma, salvo, im ok now safe, its a false alarm, its safe, fue una falsa alarma, es falsa alarma, estoy "
            "segura, estoy seguro, we are safe, were safe"
        ),
        "UNDO": (
            "undo, deshacer, undo it, undo last, oops, ups, i made a mistake, me equivoque, mistake, take that back, "
            "quitar marca, unmark, desmarcar"
        ),
        "LINK": (
            "link, conectar, connect, link phone, link telegram, vincular, enlazar, connect my phone, connect "
            "telegram, "
            "conectar telegram, conectar mi telefono, link my phone"
        ),
        "WHY": (
            "why, why did i get this, why am i getting this, why am i getting these, why did you text me, why are you "
            "texting me, why this, por que, porque, por que me llego esto, por que recibo esto, por que me "
            "escriben, por "
            "que me mandan esto, porque me llego esto, why did you send this, why did i get this text, why do i get "
            "these, por que me escribe, por que recibi esto, porque recibo esto"
        ),
        "NOT_NEEDED": (
            "not needed, dont need it, dont need this, i dont need this, i dont need it, not necessary, no lo "
            "necesito, "
            "no hace falta, no necesario, does not apply, doesnt apply, n a, na, no aplica, no es necesario, not "
            "applicable, dont need that, dont need to, no need, not for me, no me hace falta, no necesito eso, no "
            "necesito esto, doesnt apply to me, not needed for me"
        ),
        "SETTINGS": (
            "settings, setting, ajustes, configuracion, preferences, preferencias, my settings, options settings, mis "
            "ajustes, change settings, cambiar ajustes, opciones de mensajes, configurar"
        ),
        "ACK": (
            "much obliged, obliged, thanks, thank you, ty, thx, tysm, thank u, thank you so much, thanks so "
            "much, many thanks, thanks a lot, "
            "gracias, muchas gracias, mil gracias, lol, haha, hahaha, jaja, jajaja, ok thanks, ok thank you, "
            "okay thanks, "
            "great thank you, great thanks, thanks again, god bless, god bless you, bless you, dios le bendiga, "
            "dios lo "
            "bendiga, dios la bendiga, dios te bendiga, bendiciones, ok gracias, cool, nice, cool thanks, got "
            "it, got it "
            "thanks, gotcha, i see, good to know, will do, sounds good thanks, appreciate it, i appreciate it, much "
            "appreciated, np, no worries, youre welcome, de nada, que amable, muy amable, te agradezco, le agradezco, "
            "entendido, ok entendido, good, great, awesome, wonderful, amen, hmm, hm, oh ok, oh okay, ah ok, i "
            "understand, understood, thats helpful, that helps, very helpful, this is helpful, thank you very much, "
            "thanks for the help, thank you for your help, thank you for this, muchisimas gracias, gracias por "
            "la ayuda, "
            "gracias por su ayuda, lmao, wow, omg, thnx, tks, thanx, thanku, grasias, grax, okey gracias, bien "
            "gracias, "
            "perfecto gracias, perfect thank you, perfect thanks, sweet, bet, aight, roger, copy, noted, good bot, you "
            "too, igualmente, same to you, excelente, genial, que bien, bueno gracias, ok ok, ok lol, ok cool, "
            "alright, "
            "ok got it, ok great, ok good"
        ),
    }
)

ANYWHERE: dict[str, str] = OWN | RESERVED
"""Commands in every context."""
