"""The words that are commands by themselves, in both languages, as ``words.bare`` leaves them.

People press the same word in any capitals, with "please" or emoji around it; a word inside a sentence is no command.
"""

POLITE = frozenset(
    "please pls plz plse por favor porfavor porfa xfa hi hello hey hola um uh oh well just sir maam mam señor ma am senor "
    "senora bot gracias thanks thank you thx so now ahora ya then pues entonces".split()
)
"""Stripped from both ends when what is left is a command."""

STOPS = frozenset(
    "stop stopall stop all optout opt out unsubscribe end quit revoke cancel alto parar pare paren cancelar cancelen baja basta "
    "no mas detener desuscribir desuscribirme stopped stops".split()
) - {"no", "mas", "all", "opt", "out", "stopped", "stops"}
STOP_PHRASES = frozenset(
    (
        "stop all, opt out, opt me out, stop it, stop now, stop this, stop msg, stop msgs, stop message, stop messages, stop text, "
        "stop texts, stop texting, stop messaging, stop sms, stop please, end all, end texts, end messages, cancel all, cancel texts, "
        "cancel messages, cancel reminders, cancel subscription, cancel my subscription, stop reminders, stop the reminders, "
        "no mas, ya no, no mas mensajes, no mas textos, dar de baja, darme de baja, de baja, ya parale, ya parenle, parale, parenle, "
        "ya basta, ya paren, ya pare, alto ya, para ya, no more, dejen de, end it please, unsubscribe me, unsubscribe all, "
        "revoke consent, cese, cancelar todo, cancelar mensajes, cancelar suscripcion, salir de la lista, stop everything, make it stop please"
    ).split(", ")
) - {"no more", "ya no", "dejen de", "end it please", "make it stop please"}
STOP_NOISE = frozenset("all now it this ya everything todo please por favor msg msgs".split())
STOP_LONG = frozenset({"unsubscribe", "optout", "stopall", "cancel", "revoke", "cancelar", "desuscribir"})
STOP_LOOKALIKES = frozenset(
    {"cancer", "cancers", "canceled", "cancelled", "cancels", "cancelo", "cancela", "candel", "evoke"}
)

_ANYWHERE: dict[str, str] = {
    "HELP": (
        "help, help me, info, information, ayuda, ayudame, ayudeme, necesito ayuda, auxilio, socorro, i need help, can you help me, "
        "can u help me, could you help me, need help, what can you do, what can u do, what do you do, how does this work, "
        "how do i use this, how do you work, commands, que puede hacer, que puedes hacer, que haces, como funciona, como funciona esto, "
        "me puede ayudar, me puedes ayudar, puede ayudarme, halp, hlp, aiuda, alluda, comandos, informacion, what is this, que es esto, "
        "im lost, i am confused, im confused, i dont understand, no entiendo que hacer, como uso esto, what are my choices, need some help, "
        "help needed, someone help me, more help, what now, ayudenme, quiero ayuda, ocupo ayuda"
    ),
    "START": (
        "start, unstop, resume, begin, restart, subscribe, resubscribe, start again, start over, opt in, optin, empezar, comenzar, iniciar, "
        "comience, empiece, empecemos, reanudar, continuar mensajes, let s start, lets start, get started, start up, lets begin, "
        "lets go, sign me up, opt me in, suscribir, suscribirme, suscribirse, turn back on, start texting again, start messages, "
        "empezar de nuevo, vamos a empezar, arrancar, reiniciar, inscribirme"
    ),
    "MENU": (
        "menu, main menu, options, home, topics, show menu, show me the menu, the menu, main, opciones, inicio, menu principal, temas, "
        "ver menu, el menu, start menu, list of topics, see menu, go to menu, go to the menu, back to menu, back to the menu, "
        "back to main menu, menu de opciones, ver opciones, lista de temas, go home, main page, main screen, show options, ir al menu, "
        "volver al menu, regresar al menu, return to menu, all topics, que temas hay"
    ),
    "BACK": (
        "back, go back, previous, return, atras, volver, regresar, anterior, regresa, regrese, vuelve, back up, go back one, undo that, "
        "ir atras, para atras, pa tras, go to previous, previous page, one back, step back, last page, regresame, hacia atras, take me back"
    ),
    "DELETE": (
        "delete, erase, borrar, eliminar, delete my data, delete my info, delete my information, delete everything, delete all, "
        "delete all my data, delete me, delete account, delete my account, erase my info, erase my data, erase my information, erase me, "
        "erase everything, erase all, erase all my data, erase all my information, forget me, forget everything, wipe my data, remove my data, "
        "remove my information, remove my info, remove all my data, clear my data, destroy my data, delete my stuff, delete what you have on me, "
        "borrar mis datos, borre mis datos, borren mis datos, borra mis datos, borrar todo, borre todo, borren todo, elimine mi informacion, "
        "eliminar mis datos, elimine mis datos, eliminen mis datos, elimina mis datos, borrar mi informacion, borre mi informacion, "
        "eliminar mi cuenta, borrar mi cuenta, borrar cuenta, eliminar todo, eliminar mi informacion, olvidenme, olvideme, "
        "i want my data deleted, delete my history, delete my messages, delete all of it, quiero borrar mis datos, quiero que borren mis datos, "
        "borrame, borreme, delete data, erase data, eliminar datos, borrar datos, delete my records from this, borrar informacion"
    ),
    "LANG_ES": (
        "spanish, espanol, en espanol, in spanish, can we do spanish, spanish please, do you speak spanish, habla espanol, hablas espanol, "
        "hablan espanol, switch to spanish, change to spanish, quiero espanol, quiero en espanol, hablo espanol, solo espanol, "
        "solo hablo espanol, cambiar a espanol, language spanish, idioma espanol, can you speak spanish, can you talk in spanish, "
        "castellano, en castellano, i speak spanish, i want spanish, text in spanish, espanol si, hay en espanol, tienen en espanol, "
        "lo tiene en espanol, lo tienen en espanol, se puede en espanol, puede ser en espanol, can i get this in spanish, "
        "can i have this in spanish, do you have spanish, is this in spanish, esp, no hablo ingles, no entiendo ingles, "
        "me puede hablar en espanol, prefiero espanol, i prefer spanish, spanish version, mejor en espanol, puedes hablar espanol, "
        "puede hablar espanol, en espaniol, espaniol, en spanish, lenguaje espanol, spanish texts"
    ),
    "LANG_EN": (
        "english, ingles, in english, en ingles, english please, switch to english, change to english, do you speak english, quiero en ingles, "
        "quiero ingles, cambiar a ingles, language english, idioma ingles, speak english, can we do english, back to english, i speak english, "
        "i want english, habla ingles, can you speak english, can i get this in english, mejor en ingles, prefiero ingles, english version, "
        "can you switch to english, en english, no hablo espanol, i dont speak spanish, dont speak spanish, i cant read spanish, "
        "puede ser en ingles, in english plz, eng, regular english, cambia a ingles, cambie a ingles"
    ),
    "LIST": (
        "list, plan, checklist, my list, my plan, the list, show list, show my list, show me my list, to do, todo list, to do list, lista, "
        "mi lista, mi plan, pendientes, mis pendientes, la lista, ver lista, ver mi lista, what s left, whats left, what is left, que falta, "
        "que me falta, what do i have left, tareas, mis tareas, que tengo pendiente, show my plan, see my list, check list, my checklist"
    ),
    "SUMMARY": "summary, my summary, resumen, mi resumen, show summary, packet, paquete, mi paquete, one page, hoja, print summary, the summary",
    "PAUSE": (
        "pause, take a break, pausa, pausar, pause reminders, pausar recordatorios, pause texts, hold, hold on, take a pause, "
        "pause for now, pause please, descanso, pause messages, pausar mensajes, hacer pausa, haga pausa, un descanso"
    ),
    "MORE": "more, mas, next page, ver mas, leer mas, continue, continuar, go on, seguir, siga, sigue, read more, show more, keep going, tell me more, rest, more please, mas por favor",
    "DATE": (
        "date, change date, change my date, change the date, fecha, cambiar fecha, cambiar la fecha, cambiar mi fecha, my date, my visit, "
        "mi fecha, mi cita, new date, nueva fecha, the date, cambiar cita, cambiar la cita, cambiar mi cita, change my visit, change visit, "
        "change appointment, change my appointment, change the appointment, move my visit, move my appointment, cancel my visit, cancel visit, "
        "cancel the visit, cancel my appointment, cancel appointment, cancel the appointment, cancelar la cita, cancelar cita, cancelar mi cita, "
        "cancelar la visita, cancelar mi visita, my visit moved, my appointment changed, my appointment moved, they moved my appointment, "
        "reschedule, reprogramar, reagendar, reschedule my visit, reschedule my appointment, cita, la cita, set date, visit, when is my visit, "
        "cuando es mi cita, when is my appointment, when s my appointment, whens my appointment, whens my visit, cancel appt, cancel my appt, "
        "my appt changed, my visit was canceled, my appointment was cancelled, my appointment was canceled, me cancelaron la cita"
    ),
    "PRIVACY": "privacy, privacidad, privacy policy, my privacy, politica de privacidad, aviso de privacidad, privacy please",
    "EXPORT": (
        "export, exportar, export my data, download my data, exportar mis datos, descargar mis datos, send me my data, my data, mis datos, "
        "what do you have on me, what data do you have, get my data, give me my data, quiero mis datos, copy of my data"
    ),
    "SAFE": (
        "safe, a salvo, im safe, i am safe, estoy a salvo, false alarm, falsa alarma, it was a false alarm, fue falsa alarma, salvo, im ok now safe, "
        "its a false alarm, its safe, fue una falsa alarma, es falsa alarma, estoy segura, estoy seguro, we are safe, were safe"
    ),
    "UNDO": "undo, deshacer, undo it, undo last, oops, ups, i made a mistake, me equivoque, mistake, take that back, quitar marca, unmark, desmarcar",
    "LINK": "link, conectar, connect, link phone, link telegram, vincular, enlazar, connect my phone, connect telegram, conectar telegram, conectar mi telefono, link my phone",
    "WHY": (
        "why, why did i get this, why am i getting this, why am i getting these, why did you text me, why are you texting me, why this, por que, "
        "porque, por que me llego esto, por que recibo esto, por que me escriben, por que me mandan esto, porque me llego esto, "
        "why did you send this, why did i get this text, why do i get these, por que me escribe, por que recibi esto, porque recibo esto"
    ),
    "NOT_NEEDED": (
        "not needed, dont need it, dont need this, i dont need this, i dont need it, not necessary, no lo necesito, no hace falta, no necesario, "
        "does not apply, doesnt apply, n a, na, no aplica, no es necesario, not applicable, dont need that, dont need to, no need, not for me, "
        "no me hace falta, no necesito eso, no necesito esto, doesnt apply to me, not needed for me"
    ),
    "SETTINGS": (
        "settings, setting, ajustes, configuracion, preferences, preferencias, my settings, options settings, mis ajustes, change settings, "
        "cambiar ajustes, opciones de mensajes, configurar"
    ),
    "ACK": (
        "thanks, thank you, ty, thx, tysm, thank u, thank you so much, thanks so much, many thanks, thanks a lot, gracias, muchas gracias, mil gracias, "
        "lol, haha, hahaha, jaja, jajaja, ok thanks, ok thank you, okay thanks, great thank you, great thanks, thanks again, god bless, god bless you, "
        "bless you, dios le bendiga, dios lo bendiga, dios la bendiga, dios te bendiga, bendiciones, ok gracias, cool, nice, cool thanks, got it, got it thanks, "
        "gotcha, i see, good to know, will do, sounds good thanks, appreciate it, i appreciate it, much appreciated, np, no worries, youre welcome, "
        "de nada, que amable, muy amable, te agradezco, le agradezco, entendido, ok entendido, good, great, awesome, wonderful, amen, hmm, hm, oh ok, oh okay, "
        "ah ok, i understand, understood, thats helpful, that helps, very helpful, this is helpful, thank you very much, thanks for the help, "
        "thank you for your help, thank you for this, muchisimas gracias, gracias por la ayuda, gracias por su ayuda, lmao, wow, omg, thnx, tks, thanx, thanku, "
        "grasias, grax, okey gracias, bien gracias, perfecto gracias, perfect thank you, perfect thanks, sweet, bet, aight, roger, copy, noted, good bot, you too, "
        "igualmente, same to you, excelente, genial, que bien, bueno gracias, ok ok, ok lol, ok cool, alright, ok got it, ok great, ok good"
    ),
}

_WHERE_YES_OR_NO: dict[str, str] = {
    "YES": (
        "yes, y, yea, yeah, yep, yup, ya, yah, yas, yess, ye, si, sii, s, sip, simon, ok, okay, okey, oki, k, kk, sure, sure thing, correct, right, exactly, exacto, "
        "correcto, claro, claro que si, dale, va, vale, sale, orale, asi es, asi mero, eso es, eso, esta bien, esta correcto, es correcto, de acuerdo, "
        "por supuesto, thats right, that is right, thats correct, that is correct, its right, its correct, looks good, looks right, sounds good, sounds right, perfect, perfecto, "
        "absolutely, definitely, yes please, yes it is, yes thats right, yes thats correct, yes correct, yes thank you, yes sir, yes maam, yes mam, "
        "yes i do, yes i am, yes ok, yes okay, ok yes, ok thats right, uh huh, uhhuh, mhm, mmhm, mm hmm, affirmative, affirm, yessir, yess, si senor, si senora, si esta bien, "
        "si es correcto, si correcto, si gracias, si claro, si asi es, si por favor, si exacto, afirmativo, bueno, sure please, of course, totally, true, agree, i agree, i do, agreed, confirm, "
        "confirmed, confirmo, confirmado, you got it, thats it, thats the one, that works, works for me, me parece bien, good, great, fine, thats fine, its fine, "
        "yes thats fine, go ahead, do it, adelante, hagale, ok si, oks, oksi, okay yes, yes yes, si si, cierto, all good, todo bien, that s right, that s correct, "
        "it is, yes that is correct, yes that is right, alright, all right, aja, ajá, aha, correctamente, sep, sipi, ei, hecho, yes thats it, yes looks good, yes go ahead, si dale, "
        "yes looks right, yes sounds good, yes perfect, si perfecto, ok perfecto, ok perfect, ok good, ok great, yes thats good, thats good, its good, bien, muy bien, esta perfecto, yes its correct, yes its right, si lo es, de una"
    ),
    "NO": (
        "no, n, nah, nope, nop, na, naw, no no, no thanks, no thank you, no gracias, negative, negativo, incorrect, incorrecto, wrong, thats wrong, that is wrong, its wrong, "
        "no thats wrong, not right, not correct, thats not right, that is not right, thats not correct, that is not correct, no thats not right, no thats not correct, no its wrong, "
        "no its not, no it isnt, it isnt, its not, no it is not, its incorrect, no incorrect, no change it, change it, change that, fix it, cambialo, cambielo, no cambialo, no cambielo, no es correcto, no es asi, "
        "asi no, no asi no, esta mal, no esta mal, eso esta mal, equivocado, mal, nel, nones, no senor, no senora, para nada, no way, i dont think so, no i dont, "
        "no im not, not really, no por favor, no please, nunca, not that one, no esa no, esa no, ese no, no es, no es ese, no es esa, no lo es, no quiero, i dont want to, "
        "dont, no dont, no that s wrong, that s wrong, that s not right, creo que no, no wrong, no not right, wrong date, wrong time, wrong day, fecha equivocada, otra fecha, "
        "no otra fecha, different date, no different date, no no gracias, nope thats wrong, nope wrong, no sir, no maam, no mam, im good no, not that, no that one is wrong, no eso no, eso no"
    ),
}

_OF_A_TASK: dict[str, str] = {
    "DONE": (
        "done, did, did it, did that, i did, i did it, i did that, already did, already did it, already did that, i already did, i already did it, i did it already, "
        "did it already, all done, its done, it s done, it is done, thats done, that is done, is done, got it done, i got it done, done it, done that, done already, "
        "already done, im done, i am done, finished, finish, i finished, finished it, all finished, im finished, complete, completed, i completed it, check, checked, "
        "checked off, check it off, just did, just did it, i just did, i just did it, took care of it, i took care of it, taken care of, handled, handled it, yes done, yes i did, "
        "yes did it, yes its done, yep done, done thanks, done thank you, got it, got them, got those, have it, i have it, i have them, i have that, i got it, i got them, i got that, have them, already have it, "
        "already have them, i already have it, i already have that, sent, sent it, i sent it, called, i called, i called them, i called already, i called them already, already called, already called them, called them, called already, asked, i asked, i asked them, i asked him, i asked her, "
        "already asked, listo, lista, hecho, hecha, terminado, termine, ya termine, ya, ya lo hice, ya la hice, ya los hice, lo hice, la hice, ya hice, ya lo tengo, ya la tengo, "
        "ya los tengo, ya las tengo, ya llame, ya pregunte, ya lo pedi, ya los pedi, ya la pedi, ya pedi, ya esta, ya quedo, ya lo mande, ya mande, ya esta hecho, ya esta listo, esta hecho, esta listo, "
        "completado, completo, ya cumpli, ya fui, ya hable, ya estuvo, ya lo complete, ya complete, ya acabe, acabe, todo listo, todo hecho, si ya, si listo, si ya lo hice, "
        "dun, donne, doen, finishd, i took care of that, this is done, that one is done, that ones done, done with it, done with that, done with this, im done with it, "
        "im done with that, made the call, i made the call, picked it up, i picked it up, yes completed, requested, i requested it, i requested them, signed, i signed it, "
        "listo gracias, hecho gracias, ya quedo gracias, ya se hizo, ya le hable, ya les hable, ya los llame, ya hable con ellos, ya les llame, i did this, i did this already, did this already, did this"
    ),
    "NO": (
        "not done, not yet, no not yet, not done yet, no not done yet, havent, havent yet, havent done it, havent done it yet, havent done that, i havent, i havent yet, i havent done it, i havent done it yet, "
        "didnt, didnt do it, i didnt, i didnt do it, didnt get to it, i didnt get to it, not finished, not complete, no i havent, no havent, no i didnt, nope not yet, no todavia, no todavia no, aun no, aun no lo hago, "
        "todavia no, todavia, todavia no lo hago, no lo he hecho, no la he hecho, no lo hice, no hice, no he podido, no pude, aun no he podido, todavia no he podido, no he llamado, "
        "not yet done, havent gotten to it, havent had time, havent called, havent called yet, i havent called, i havent called yet, no yet, couldnt, i couldnt, i couldnt do it, "
        "have not, have not done it, have not yet, did not, i did not, did not do it, i have not, not started, havent started, no he hecho, todavia no lo he hecho, aun no lo he hecho, not quite, almost, casi, haven t, didn t, i forgot, forgot, se me olvido"
    ),
    "LATER": (
        "later, snooze, not now, remind me later, remind me, remind me tomorrow, maybe later, do it later, ill do it later, i will do it later, can i do this later, can i do it later, "
        "ask me later, ask me tomorrow, ask later, not today, tomorrow, in a bit, in a while, in a few days, next week, remind me next week, remind me in a week, remind me monday, "
        "busy, busy right now, im busy, i am busy, im busy right now, cant right now, cant now, i cant right now, i cant now, another time, some other time, mas tarde, luego, despues, "
        "recuerdame manana, recuerdame despues, recuerdame luego, recuerdame mas tarde, recuerdeme manana, recuerdeme despues, recuerdeme luego, recuerdeme mas tarde, recuerdame, recuerdeme, ahorita no, ahora no, en otro momento, "
        "otro dia, hoy no, manana, al rato, mas al rato, la proxima semana, ocupado, ocupada, estoy ocupado, estoy ocupada, mas adelante, lo hago luego, lo hago despues, lo hago mas tarde, lo hare despues, lo hare luego, lo hare manana, "
        "text me later, message me later, try me later, check back later, check back tomorrow, let me do it later, will do it later, ill do it tomorrow, i will do it tomorrow, i ll do it later, "
        "do this later, later today, later this week, this weekend, tonight, latr, l8r, l8er, laters, remind me again, remind me again later, remind me again tomorrow, not right now, no time now, "
        "give me a few days, need more time, i need more time, necesito mas tiempo, dame unos dias, deme unos dias, en unos dias, in a couple days, in a couple of days, wait, espera, espere, remind me this weekend, postpone, posponer, "
        "remind me on monday, get back to me later, come back later, can we do this later, can we do it later, lo puedo hacer despues, puedo hacerlo despues, puedo hacerlo mas tarde, puedo hacerlo luego, more time"
    ),
    "SKIP": (
        "skip, skip it, skip this, skip that, skip this one, skip that one, skip for now, next, next one, next question, pass, pass on this, ill pass, i pass, saltar, saltarlo, saltarla, salta, saltela, saltelo, "
        "saltar esta, saltar este, omitir, omitelo, omitela, omita, omitirlo, siguiente, la siguiente, el siguiente, siguiente pregunta, pasar, paso, pasame, pasemos, brincar, brincatela, brincala, ignore, ignore it, ignore this, move on, "
        "lets skip, lets skip it, lets skip this, lets move on, i want to skip, i want to skip this, can i skip, can i skip this, can i skip it, can we skip, can we skip this, puedo saltarla, puedo omitir, rather not say, prefer not to say, prefiero no decir, "
        "id rather not, i d rather not, i dont want to answer, no quiero contestar, none, skp, skip pls, skip please, forward, adelantar, otra, otra pregunta"
    ),
}


def _table(groups: dict[str, str], *, only: frozenset[str] | None = None) -> dict[str, str]:
    return {phrase: word for word, line in groups.items() if not only or word in only for phrase in line.split(", ")}


ANYWHERE = _table(_ANYWHERE)
"""Commands in every context."""

YES_OR_NO = _table(_WHERE_YES_OR_NO)
OF_A_TASK = _table(_OF_A_TASK)

PLAIN_ANYWHERE: dict[str, str] = {
    "done": "DONE", "listo": "DONE", "hecho": "DONE", "all done": "DONE", "its done": "DONE", "ya lo hice": "DONE", "i did it": "DONE", "done thanks": "DONE",
    "later": "LATER", "snooze": "LATER", "mas tarde": "LATER", "luego": "LATER", "despues": "LATER", "remind me later": "LATER", "not now": "LATER",
    "remind me tomorrow": "LATER", "recuerdame manana": "LATER", "recuerdeme manana": "LATER", "ahora no": "LATER", "maybe later": "LATER",
    "skip": "SKIP", "skip it": "SKIP", "skip this": "SKIP", "saltar": "SKIP", "omitir": "SKIP", "pass": "SKIP", "skip this one": "SKIP",
    "yes": "YES", "y": "YES", "yep": "YES", "yeah": "YES", "yup": "YES", "si": "YES", "yes please": "YES", "claro": "YES", "sure": "YES", "correct": "YES",
    "no": "NO", "n": "NO", "nope": "NO", "nah": "NO", "no thanks": "NO", "no gracias": "NO", "no thank you": "NO", "not yet": "NO", "todavia no": "NO", "aun no": "NO",
    "ok": "ACK", "okay": "ACK", "k": "ACK", "kk": "ACK", "okey": "ACK", "perfect": "ACK", "perfecto": "ACK", "sounds good": "ACK", "esta bien": "ACK", "bueno": "ACK", "vale": "ACK", "dale": "ACK", "alright": "ACK",
}  # fmt: skip
"""What words of a task or a yes and no mean where nothing was asked."""

ORDINALS: dict[str, int] = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5, "6th": 6, "7th": 7, "8th": 8, "9th": 9,
    "primero": 1, "primera": 1, "primer": 1, "segundo": 2, "segunda": 2, "tercero": 3, "tercera": 3, "tercer": 3, "cuarto": 4, "cuarta": 4,
    "quinto": 5, "quinta": 5, "sexto": 6, "sexta": 6, "septimo": 7, "septima": 7, "octavo": 8, "octava": 8,
}  # fmt: skip
CARDINALS: dict[str, int] = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "uno": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9, "diez": 10,
    "won": 1, "too": 2, "tree": 3,
}  # fmt: skip
