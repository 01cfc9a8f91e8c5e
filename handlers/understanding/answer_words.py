"""Answers: yes and no where something was asked, done and later where a task stands, as ``words.bare`` leaves them."""

from handlers.understanding.phrase_table import table

YES_OR_NO: dict[str, str] = table(
    {
        "YES": (
            "bet, roger, roger that, copy that, 10 4, ten four, you got it right, right on, spot on, on the "
            "money, nailed "
            "it, you nailed it, for sure, fo sho, thats a yes, deal, efectivamente, asi merito, ta bien, simon que si, "
            "ok esta bien, thats correct yes, all good, all correct, todo bien, todo correcto, "
            "yes, y, yea, yeah, yep, yup, ya, yah, yas, yess, ye, si, sii, s, sip, simon, ok, okay, okey, oki, k, kk, "
            "sure, sure thing, correct, right, exactly, exacto, correcto, claro, claro que si, dale, va, vale, sale, "
            "orale, asi es, asi mero, eso es, eso, esta bien, esta correcto, es correcto, de acuerdo, por "
            "supuesto, thats "
            "right, that is right, thats correct, that is correct, its right, its correct, looks good, looks right, "
            "sounds good, sounds right, perfect, perfecto, absolutely, definitely, yes please, yes it is, yes thats "
            "right, yes thats correct, yes correct, yes thank you, yes sir, yes maam, yes mam, yes i do, yes i am, yes "
            "ok, yes okay, ok yes, ok thats right, uh huh, uhhuh, mhm, mmhm, mm hmm, affirmative, affirm, yessir, si "
            "senor, si senora, si esta bien, si es correcto, si correcto, si gracias, si claro, si asi es, si "
            "por favor, "
            "si exacto, afirmativo, bueno, sure please, of course, totally, true, agree, i agree, i do, agreed, "
            "confirm, "
            "confirmed, confirmo, confirmado, you got it, thats it, thats the one, that works, works for me, me parece "
            "bien, good, great, fine, thats fine, its fine, yes thats fine, go ahead, do it, adelante, hagale, ok si, "
            "oks, oksi, okay yes, yes yes, si si, cierto, all good, todo bien, that s right, that s correct, it "
            "is, yes "
            "that is correct, yes that is right, alright, all right, aja, ajá, aha, correctamente, sep, sipi, "
            "ei, hecho, "
            "yes thats it, yes looks good, yes go ahead, si dale, yes looks right, yes sounds good, yes perfect, si "
            "perfecto, ok perfecto, ok perfect, ok good, ok great, yes thats good, thats good, its good, bien, "
            "muy bien, "
            "esta perfecto, yes its correct, yes its right, si lo es, de una, 10 4, ten four, eso mismo, asi mismo"
        ),
        "NO": (
            "naw, naw thats off, thats off, thats way off, you got it wrong, nombre, no hombre, nombre esta "
            "equivocado, esta "
            "equivocado, ta mal, ta equivocado, negative, not it, wrong one, no way, "
            "no, n, nah, nope, nop, na, naw, no no, no thanks, no thank you, no gracias, negative, negativo, "
            "incorrect, "
            "incorrecto, wrong, thats wrong, that is wrong, its wrong, no thats wrong, not right, not correct, "
            "thats not "
            "right, that is not right, thats not correct, that is not correct, no thats not right, no thats not "
            "correct, "
            "no its wrong, no its not, no it isnt, it isnt, its not, no it is not, its incorrect, no incorrect, "
            "no change "
            "it, change it, change that, fix it, cambialo, cambielo, no cambialo, no cambielo, no es correcto, "
            "no es asi, "
            "asi no, no asi no, esta mal, no esta mal, eso esta mal, equivocado, mal, nel, nones, no senor, no senora, "
            "para nada, no way, i dont think so, no i dont, no im not, not really, no por favor, no please, nunca, not "
            "that one, no esa no, esa no, ese no, no es, no es ese, no es esa, no lo es, no quiero, i dont want "
            "to, dont, "
            "no dont, no that s wrong, that s wrong, that s not right, creo que no, no wrong, no not right, "
            "wrong date, "
            "wrong time, wrong day, fecha equivocada, otra fecha, no otra fecha, different date, no different "
            "date, no no "
            "gracias, nope thats wrong, nope wrong, no sir, no maam, no mam, im good no, not that, no that one "
            "is wrong, "
            "no eso no, eso no"
        ),
    }
)

OF_A_TASK: dict[str, str] = table(
    {
        "DONE": (
            "task complete, task completed, task done, mission accomplished, thats handled, thats taken care "
            "of, checked off, "
            "check that off, mark it done, mark that done, ya quedo listo, mision cumplida, ya estufas, all "
            "taken care of, "
            "done, did, did it, did that, i did, i did it, i did that, already did, already did it, already did "
            "that, i "
            "already did, i already did it, i did it already, did it already, its done, it s done, it "
            "is done, "
            "thats done, that is done, is done, got it done, i got it done, done it, done that, done already, already "
            "done, im done, i am done, finished, finish, i finished, finished it, im finished, complete, "
            "completed, i completed it, check, checked, checked off, check it off, just did, just did it, i just "
            "did, i "
            "just did it, took care of it, i took care of it, taken care of, handled, handled it, yes done, yes i did, "
            "yes did it, yes its done, yep done, done thanks, done thank you, got it, got them, got those, have it, i "
            "have it, i have them, i have that, i got it, i got them, i got that, have them, already have it, already "
            "have them, i already have it, i already have that, sent, sent it, i sent it, called, i called, i called "
            "them, i called already, i called them already, already called, already called them, called them, called "
            "already, asked, i asked, i asked them, i asked him, i asked her, already asked, listo, lista, "
            "hecho, hecha, "
            "terminado, termine, ya termine, ya, ya lo hice, ya la hice, ya los hice, lo hice, la hice, ya hice, ya lo "
            "tengo, ya la tengo, ya los tengo, ya las tengo, ya llame, ya pregunte, ya lo pedi, ya los pedi, ya "
            "la pedi, "
            "ya pedi, ya esta, ya quedo, ya lo mande, ya mande, ya esta hecho, ya esta listo, esta hecho, esta listo, "
            "completado, completo, ya cumpli, ya fui, ya hable, ya estuvo, ya lo complete, ya complete, ya "
            "acabe, acabe, "
            "si ya, si listo, si ya lo hice, dun, donne, doen, finishd, i took care of "
            "that, this "
            "is done, that one is done, that ones done, done with it, done with that, done with this, im done "
            "with it, im "
            "done with that, made the call, i made the call, picked it up, i picked it up, yes completed, requested, i "
            "requested it, i requested them, signed, i signed it, listo gracias, hecho gracias, ya quedo "
            "gracias, ya se "
            "hizo, ya le hable, ya les hable, ya los llame, ya hable con ellos, ya les llame, i did this, i did this "
            "already, did this already, did this, all set, all set now, "
            "im all set"
        ),
        "NO": (
            "not done, not yet, no not yet, not done yet, no not done yet, havent, havent yet, havent done it, havent "
            "done it yet, havent done that, i havent, i havent yet, i havent done it, i havent done it yet, "
            "didnt, didnt "
            "do it, i didnt, i didnt do it, didnt get to it, i didnt get to it, not finished, not complete, no i "
            "havent, "
            "no havent, no i didnt, nope not yet, no todavia, no todavia no, aun no, aun no lo hago, todavia no, "
            "todavia, "
            "todavia no lo hago, no lo he hecho, no la he hecho, no lo hice, no hice, no he podido, no pude, aun no he "
            "podido, todavia no he podido, no he llamado, not yet done, havent gotten to it, havent had time, havent "
            "called, havent called yet, i havent called, i havent called yet, no yet, couldnt, i couldnt, i couldnt do "
            "it, have not, have not done it, have not yet, did not, i did not, did not do it, i have not, not started, "
            "havent started, no he hecho, todavia no lo he hecho, aun no lo he hecho, not quite, almost, casi, "
            "haven t, "
            "didn t, i forgot, forgot, se me olvido"
        ),
        "LATER": (
            "not rn, cant rn, not this second, mas tardecito, al ratito, ahorita no puedo, ahorita estoy "
            "ocupada, ahorita estoy "
            "ocupado, en un ratito, luego luego, at the moment no, lemme do it later, "
            "later, snooze, not now, remind me later, remind me, remind me tomorrow, maybe later, do it later, "
            "ill do it "
            "later, i will do it later, can i do this later, can i do it later, ask me later, ask me tomorrow, "
            "ask later, "
            "not today, tomorrow, in a bit, in a while, in a few days, next week, remind me next week, remind me in a "
            "week, remind me monday, busy, busy right now, im busy, i am busy, im busy right now, cant right now, cant "
            "now, i cant right now, i cant now, another time, some other time, mas tarde, luego, despues, recuerdame "
            "manana, recuerdame despues, recuerdame luego, recuerdame mas tarde, recuerdeme manana, recuerdeme "
            "despues, "
            "recuerdeme luego, recuerdeme mas tarde, recuerdame, recuerdeme, ahorita no, ahora no, en otro "
            "momento, otro "
            "dia, hoy no, manana, al rato, mas al rato, la proxima semana, ocupado, ocupada, estoy ocupado, estoy "
            "ocupada, mas adelante, lo hago luego, lo hago despues, lo hago mas tarde, lo hare despues, lo hare "
            "luego, lo "
            "hare manana, text me later, message me later, try me later, check back later, check back tomorrow, "
            "let me do "
            "it later, will do it later, ill do it tomorrow, i will do it tomorrow, i ll do it later, do this later, "
            "later today, later this week, this weekend, tonight, latr, l8r, l8er, laters, remind me again, remind me "
            "again later, remind me again tomorrow, not right now, no time now, give me a few days, need more time, i "
            "need more time, necesito mas tiempo, dame unos dias, deme unos dias, en unos dias, in a couple days, in a "
            "couple of days, wait, espera, espere, remind me this weekend, postpone, posponer, remind me on "
            "monday, get "
            "back to me later, come back later, can we do this later, can we do it later, lo puedo hacer "
            "despues, puedo "
            "hacerlo despues, puedo hacerlo mas tarde, puedo hacerlo luego, more time"
        ),
        "SKIP": (
            "skip, skip it, skip this, skip that, skip this one, skip that one, skip for now, next, next one, next "
            "question, pass, pass on this, ill pass, i pass, saltar, saltarlo, saltarla, salta, saltela, "
            "saltelo, saltar "
            "esta, saltar este, omitir, omitelo, omitela, omita, omitirlo, siguiente, la siguiente, el siguiente, "
            "siguiente pregunta, pasar, paso, pasame, pasemos, brincar, brincatela, brincala, ignore, ignore it, "
            "ignore "
            "this, move on, lets skip, lets skip it, lets skip this, lets move on, i want to skip, i want to "
            "skip this, "
            "can i skip, can i skip this, can i skip it, can we skip, can we skip this, puedo saltarla, puedo omitir, "
            "rather not say, prefer not to say, prefiero no decir, id rather not, i d rather not, i dont want to "
            "answer, "
            "no quiero contestar, none, skp, skip pls, skip please, forward, adelantar, otra, otra pregunta"
        ),
    }
)

UNASKED: dict[str, str] = table(
    {
        "DONE": "done, listo, hecho, its done, ya lo hice, i did it, done thanks",
        "LATER": (
            "later, snooze, mas tarde, luego, despues, remind me later, not now, remind me tomorrow, recuerdame "
            "manana, "
            "recuerdeme manana, ahora no, maybe later, not today, hoy no, not right now, busy right now, im busy, "
            "maybe tomorrow, estoy ocupada, estoy ocupado"
        ),
        "SKIP": "skip, skip it, skip this, saltar, omitir, pass, skip this one",
        "NOT_NEEDED": "not needed, no hace falta",
        "YES": "yes, y, yep, yeah, yup, si, yes please, claro, sure, correct",
        "NO": "no, n, nope, nah, no thanks, no gracias, no thank you, not yet, todavia no, aun no",
        "ACK": "ok, okay, k, kk, okey, perfect, perfecto, sounds good, esta bien, bueno, vale, dale, alright",
        "BYE": (
            "bye, bye bye, goodbye, good bye, bye for now, good night, goodnight, see you, see you later, adios, chao, "
            "hasta luego, hasta manana, hasta pronto, nos vemos"
        ),
    }
)
"""What such words mean where nothing was asked."""

_ORDINALS = (
    ("first 1st primero primera primer", 1),
    ("second 2nd segundo segunda", 2),
    ("third 3rd tercero tercera tercer", 3),
    ("fourth 4th cuarto cuarta", 4),
    ("fifth 5th quinto quinta", 5),
    ("sixth 6th sexto sexta", 6),
    ("seventh 7th septimo septima", 7),
    ("eighth 8th octavo octava", 8),
    ("ninth 9th noveno novena", 9),
)
_CARDINALS = (
    ("one uno una won", 1),
    ("two dos too", 2),
    ("three tres tree", 3),
    ("four cuatro", 4),
    ("five cinco", 5),
    ("six seis", 6),
    ("seven siete", 7),
    ("eight ocho", 8),
    ("nine nueve", 9),
    ("ten diez", 10),
)
NUMBERS: dict[str, int] = {word: number for line, number in (*_ORDINALS, *_CARDINALS) for word in line.split()}
"""Number words in the order in which a pattern tries them; "too" and "tree" are how dictation hears two and three."""
