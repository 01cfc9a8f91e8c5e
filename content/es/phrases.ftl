# Todo lo que el bot dice y que no es una página de la guía. `clave-sms`, si existe, es lo que dice un mensaje de texto.
# docs/content.md dice cómo cambiarlo. Siempre de usted. Los mensajes de texto no nombran la enfermedad, y los largos
# evitan á í ó ú con otras palabras, nunca quitando el acento: una sola dobla lo que cuesta el mensaje.

in-english = (Esta parte viene en inglés por ahora.)

## Who are you?

welcome =
    Hola, soy { $name }. Le ayudo a prepararse para una segunda opinión, paso a paso.

    Soy un bot. Nadie lee lo que usted escribe y **no sirvo para emergencias**. En una emergencia, use su teléfono y llame al 911 o al número de emergencia de su país.

    Puede parar cuando quiera: escriba ALTO. Para ver qué guardo: PRIVACIDAD.

    **¿Quién es usted?**
welcome-sms =
    { $name }: le ayudo a preparar una consulta con otro doctor, paso a paso. Soy un bot y nadie lee esto. No es para emergencias: llame al 911. ALTO termina.
    ¿Quién es usted?
role-patient = Soy el paciente o la paciente
role-caregiver = Cuido a alguien
role-looking = Solo quiero ver
looking = Muy bien. Mire todo lo que quiera. No tiene que contarme nada.
relation = Qué bueno que cuenta con usted. ¿A quién cuida?
relation-mother = A mi madre
relation-father = A mi padre
relation-wife = A mi esposa
relation-husband = A mi esposo
relation-child = A mi hijo o hija
relation-other = A otra persona
welcome-back = Qué gusto leerle otra vez. Sigamos donde nos quedamos.
language-which = ¿En qué idioma?
language-set = Desde ahora le hablo en español.

## Is there time?

kind =
    Primero lo primero: **¿hay tiempo?**

    Algunos tipos son rápidos y no pueden esperar. Otros son lentos. ¿Qué tipo le dijo su doctor?
kind-sms = Primero: ¿hay tiempo? Hay tipos que avanzan de prisa y no pueden esperar. Otros son lentos. ¿Qué tipo le dijo su doctor?
kind-caregiver =
    Primero lo primero: **¿hay tiempo?**

    Algunos tipos son rápidos y no pueden esperar. Otros son lentos. ¿Qué tipo dijo el doctor?
kind-caregiver-sms = Primero: ¿hay tiempo? Hay tipos que avanzan de prisa y no pueden esperar. Otros son lentos. ¿Qué tipo dijo el doctor?
kind-acute = Aguda (rápida)
kind-chronic = Crónica (lenta)
kind-unknown = No lo sé
wait =
    Solo su doctor puede decir cuánto puede esperar. Pregunte hoy:

    > ¿Cuántos días puedo esperar sin peligro para tener una segunda opinión?

    **¿Su doctor ya se lo dijo?**
wait-sms =
    Solo su doctor puede decir hasta qué fecha esperar. Pregunte hoy: "¿Hasta qué fecha puedo esperar sin peligro para ver a otro doctor?"
    ¿Su doctor ya se lo dijo?
wait-caregiver =
    Solo el doctor puede decir cuánto tiempo hay. Pregunte hoy:

    > ¿Cuántos días podemos esperar sin peligro para tener una segunda opinión?

    **¿El doctor ya se lo dijo?**
wait-caregiver-sms =
    Solo el doctor puede decir hasta qué fecha esperar. Pregunte hoy: "¿Hasta qué fecha podemos esperar sin peligro para ver a otro doctor?"
    ¿El doctor ya se lo dijo?
wait-days = Ya me dio un plazo
wait-start-now = Hay que empezar ya
wait-not-asked = No he preguntado
wait-hospital = Ahora en el hospital
wait-how-many = ¿Cuántos días dijo el doctor? Por ejemplo: 10 días, o 3 semanas. También puede escribir OMITIR.
wait-noted =
    { $days ->
        [one] Anotado: 1 día.
       *[other] Anotado: { $days } días.
    } Siga con las pruebas y el tratamiento que ya tienen fecha. Si se siente peor, llame enseguida a su equipo de doctores. ¿No fue lo que le dijo su doctor? Escriba DESHACER.
wait-noted-caregiver =
    { $days ->
        [one] Anotado: 1 día.
       *[other] Anotado: { $days } días.
    } Sigan con las pruebas y el tratamiento que ya tienen fecha. Si { $who } se siente peor, llame enseguida a su equipo de doctores. ¿No fue lo que dijo el doctor? Escriba DESHACER.
wait-now =
    Siga lo que dice su doctor. El tratamiento va primero. La segunda opinión puede ir a la par o venir después.

    Le muestro solo las pocas cosas que ayudan desde ahora.
wait-now-sms = Siga lo que dice su doctor: el tratamiento va primero. Puede ver al otro doctor a la par o después. Le muestro solo las pocas cosas que ayudan desde ahora.
wait-now-caregiver =
    Sigan lo que dice el doctor. El tratamiento va primero. La segunda opinión puede ir a la par o venir después.

    Le muestro solo las pocas cosas que ayudan desde ahora.
wait-now-caregiver-sms = Sigan lo que dice el doctor: el tratamiento va primero. Pueden ver al otro doctor a la par o después. Le muestro solo las pocas cosas que ayudan desde ahora.
wait-ask-today =
    Por favor pregunte hoy. Puede leer esto en voz alta:

    > { $script }

    ¿Hoy no le responden? Llame al doctor de guardia, también de noche. ¿Aún no tiene un equipo médico? Pregunte en la clínica donde se lo encontraron. Siga con las pruebas que ya tienen fecha.
wait-ask-today-sms = Por favor pregunte hoy. Diga: "{ $script }" Si no le responden, llame al doctor de guardia, también de noche. Si no tiene doctores, pregunte en el lugar que le hizo las pruebas.
wait-hospital-text =
    Entonces no necesita una lista mía ahora. Diga a la enfermera de su piso:

    > Por favor, que mi doctor de aquí llame al segundo doctor.

    En inglés: "Please ask my doctor here to call the second doctor."

    Los doctores pueden hablar entre ellos en un día. No salga del hospital por esto. Cuando vuelva a casa, escriba "ya en casa".
wait-hospital-text-sms = Entonces no necesita una lista ahora. Diga a la enfermera: "Please ask my doctor here to call the second doctor" (que mi doctor llame al otro). No salga del hospital por esto. Al volver, responda "ya en casa".
wait-hospital-text-caregiver =
    Entonces no necesita una lista mía ahora. Diga a la enfermera del piso:

    > Por favor, que el doctor de aquí llame al segundo doctor.

    En inglés: "Please ask the doctor here to call the second doctor."

    Los doctores pueden hablar entre ellos en un día. El cuidado en el hospital sigue. Cuando vuelvan a casa, escriba "ya en casa".
wait-hospital-text-caregiver-sms = Entonces no necesita una lista ahora. Diga a la enfermera: "Please ask the doctor here to call the second doctor" (que el doctor llame al otro). El cuidado en el hospital sigue. Al volver, responda "ya en casa".
hospital-left = Me alegro. Su lista vuelve: escriba LISTA para verla.
copy-sentence = Copiar la frase

## May I remind you?

consent =
    **¿Le mando avisos para recordarle sus tareas?** Son unos pocos mensajes cortos, tres por semana como máximo, entre las 10 y las 5. Nombran una tarea, nunca su enfermedad.

    Puede pararlos cuando quiera con ALTO.
consent-sms = ¿Puede { $name } mandarle avisos? No pasan de 3 por semana, entre 10 y 5. Nombran tareas, no su enfermedad. Puede haber cargos por mensajes y datos. AYUDA para ayuda, ALTO para salir, PRIVACIDAD para ver las reglas. Responda OK si acepta.
consent-caregiver =
    **¿Le mando avisos para recordarle sus tareas?** Son unos pocos mensajes cortos, tres por semana como máximo, entre las 10 y las 5. Nombran una tarea, nunca la enfermedad.

    Con OK también dice que la persona que cuida está de acuerdo. Puede parar cuando quiera con ALTO.
consent-caregiver-sms = ¿Puede { $name } mandarle avisos? No pasan de 3 por semana, entre 10 y 5. OK dice también que la persona que cuida acepta. Puede haber cargos por mensajes y datos. AYUDA para ayuda, ALTO para salir, PRIVACIDAD para ver las reglas.
consent-yes = Gracias. Yo le aviso.
consent-yes-sms = { $name }: le mando hasta 3 avisos por semana. Puede haber cargos por mensajes y datos. AYUDA para ayuda, ALTO para salir, PRIVACIDAD para ver las reglas.
consent-no = Está bien. Solo respondo si usted escribe. Lo puede cambiar en AJUSTES.
consent-start = Quiero avisos
ok = OK
not-now = Ahora no
skip = Omitir
zone = ¿En qué zona horaria vive? También puede escribir una ciudad.
zone-guess = ¿Su reloj marca { $here } ahora? Elija su zona horaria, o escriba una ciudad.
zone-eastern = Este (New York)
zone-central = Centro (Chicago)
zone-mountain = Montaña (Denver)
zone-pacific = Oeste (California)
zone-taken = Voy a usar la hora de { $zone }, si usted no me dice otra cosa.
zone-found = Voy a usar la hora de { $zone }, que ahora es { $here }.
no-zone = sin elegir

## The visit

visit-known = ¿Ya tiene fecha para la cita con el otro doctor?
visit-have = Ya tengo fecha
visit-none = No tengo fecha
no-visit-yet = No hay problema si no tiene fecha. Antes de hacer la cita, pregunte a su seguro qué cubre. Cuando tenga la fecha, escriba FECHA.
no-visit-yet-caregiver = No hay problema si no hay fecha. Antes de hacer la cita, pregunte al seguro qué cubre. Cuando tenga la fecha, escriba FECHA.
visit-ask = ¿Para cuándo es la cita? Escriba el día y la hora, por ejemplo: { $example } a las 2:30 pm.
visit-what-time = { $day }. ¿A qué hora?
visit-what-time-sms = { $day }. ¿A qué hora? Responda OMITIR si no la sabe.
time-unknown = No sé la hora
visit-what-day = ¿Y qué día?
visit-which = ¿Cuál de estas quiere decir?
none-right = Ninguna de estas
visit-past = Esa fecha ya pasó. ¿Ya fue la cita?
visit-was = Ya fue
visit-other = No, es otra fecha
visit-read-back =
    **{ $when }** (hora de { $zone }).{ $taken }
    ¿Es correcto?
visit-read-back-sms = { $when } (hora de { $zone }).{ $taken } ¿Es correcto?
took-it = Entiendo que es { $half }.
half-am = de la mañana
half-pm = de la tarde o noche
visit-wrong = No, quiero cambiarla
visit-saved =
    { $days ->
        [0] Guardado: { $when }. Es hoy.
        [one] Guardado: { $when }. Es mañana.
       *[other] Guardado: { $when }. Faltan { $days } días.
    }
visit-is = Su cita: **{ $when }**.{ $where }
visit-is-sms = Su cita: { $when }.{ $where }
visit-is-caregiver = La cita: **{ $when }**.{ $where }
visit-is-caregiver-sms = La cita: { $when }.{ $where }
visit-move = Cambiar la fecha
visit-clear = Quitar la fecha
visit-clear-sure = ¿Quito la fecha? Su lista se queda. Los avisos de la cita terminan.
visit-clear-yes = Quitar la fecha
visit-keep = Dejarla como está
visit-cleared = Ya quité la fecha. Cuando tenga otra, escriba FECHA.
daily = Su cita es pronto. ¿Puedo mandarle un mensaje al día hasta entonces?
daily-caregiver = La cita es pronto. ¿Puedo mandarle un mensaje al día hasta entonces?

## The menu and the guide

menu-text =
    **¿Qué quiere saber?**
    También puede escribir su pregunta con sus palabras.
menu-text-sms = ¿Qué quiere saber? También puede escribir su pregunta con sus palabras.
menu-time = ¿Hay tiempo?
menu-why = Por qué pedirla
menu-where = A quién acudir
menu-prepare = Prepararse
menu-after = Después de la cita
menu-more = Otras ayudas
menu-list = Mi lista
menu-visit = Mi cita
menu-settings = Ajustes
menu = Inicio
section = **{ $title }**
section-sms = { $title }
more = Siguiente
back = Volver
help = Quién puede ayudar
reply-more = Responda SIGUIENTE para leer lo que falta.
reply-more-first = SIGUIENTE: lo que falta. OK sigue.
topic-end = VOLVER regresa. INICIO muestra todo.
topic-end-first = OK sigue. INICIO muestra todo.
go-on = Seguir donde quedamos
topic-lead = {""}*Para { $who }: donde esta página dice "usted", se trata del paciente.*
topic-lead-sms = Para { $who }:
no-more = Eso es todo de ese tema.
found = ¿Es una de estas cosas?
none-of-these = Ninguna de estas
care-team =
    Eso no lo puedo responder yo. Es una pregunta para su doctor o enfermera, que conocen su caso.

    También puede llamar a una línea de ayuda gratis y pedir español: 800-955-4572.
care-team-sms = Eso no lo puedo responder yo. Es una pregunta para su doctor o enfermera, que conocen su caso. También puede llamar gratis al 800-955-4572 y pedir español.
care-team-caregiver =
    Eso no lo puedo responder yo. Es una pregunta para el doctor o la enfermera, que conocen a { $who }.

    También puede llamar a una línea de ayuda gratis y pedir español: 800-955-4572.
care-team-caregiver-sms = Eso no lo puedo responder yo. Es una pregunta para el doctor o la enfermera, que conocen a { $who }. También puede llamar gratis al 800-955-4572 y pedir español.
unknown =
    Eso no lo sé. Quizá lo sepa una persona de una línea de ayuda gratis: 800-955-4572. Pida español.

    O mire el menú.
unknown-sms = Eso no lo sé. Una persona le puede ayudar gratis en el 800-955-4572; pida español.
unknown-contact =
    Eso no lo sé. Quizá lo sepa una persona: { $contact }. O una línea de ayuda gratis: 800-955-4572. Pida español.

    O mire el menú.
unknown-contact-sms = Eso no lo sé. Una persona le puede ayudar: { $contact }, o gratis (pida español): 800-955-4572.
not-understood = Perdone, eso no lo entiendo. INICIO y AYUDA siempre funcionan.
no-such-number =
    { $most ->
        [one] Por favor responda 1, o escriba INICIO.
       *[other] Por favor elija del 1 al { $most }, o escriba INICIO.
    }
too-long = Es un mensaje largo y yo solo soy un bot. Por favor escriba solo lo principal. Si se siente peor, llame a su equipo de doctores. En una emergencia, llame al 911.
too-long-caregiver = Es un mensaje largo y yo solo soy un bot. Por favor escriba solo lo principal. Si { $who } se siente peor, llame al equipo de doctores. En una emergencia, llame al 911.
edited = Vi que cambió un mensaje. No puedo volver a ese punto. Por favor escríbalo otra vez.
old-button = Ese botón es de antes. Ahora vamos por aquí.
acknowledged = Con mucho gusto. INICIO muestra lo que puedo hacer.
goodbye = Cuídese mucho. Respondo siempre que usted me escriba.
with-you = Cuídese mucho. Respondo siempre que usted me escriba. Si me equivoco, escriba START.
not-yet = Muy bien. LISTA muestra lo que falta. LUEGO mueve mi siguiente mensaje.
hospice =
    Lo siento de verdad. Este es un tiempo delicado, y es suyo. Detengo mis avisos y no pregunto nada.

    Al equipo del hospicio se le puede llamar de día y de noche. Si quiere hablar con otra persona: 800-955-4572, gratis; pida español. En una crisis, llame al 988 y oprima 2. Si un día quiere de nuevo mi lista, escriba START.
hospice-sms = Lo siento de verdad. Detengo mis avisos y no pregunto nada. Al equipo del hospicio se le llama a toda hora. Para hablar: 800-955-4572, pida español; en una crisis 988, oprima 2. START trae mi lista de nuevo.
good-news = Me alegra mucho saberlo. Gracias por contarme. Aquí estoy cuando haya algo por hacer.
not-today =
    No hay problema. No tiene que hablar de eso. No le pregunto nada ahora.

    Cuando quiera seguir, escriba LISTA. Si prefiere hablar con una persona: 800-955-4572, gratis; pida español. En una crisis, llame al 988 y oprima 2.
not-today-sms = No tiene que hablar de eso. No le pregunto nada ahora. Cuando quiera seguir, responda LISTA. Si prefiere hablar con una persona: 800-955-4572, gratis, pida español. En una crisis, llame al 988 y oprima 2.
unreadable-photo = No puedo leer fotos y no guardo ninguna. Por favor escriba con palabras. Guarde usted las fotos de sus papeles.
unreadable-sticker = Gracias. Solo puedo leer palabras. INICIO muestra lo que puedo hacer.
unreadable-voice = No puedo escuchar mensajes de voz. Por favor escriba con palabras. Si es urgente, llame a su equipo de doctores. En una emergencia, llame al 911.
unreadable-location = No puedo usar su lugar en el mapa y no lo guardo. Puede escribir el nombre de su ciudad.
unreadable-document = No puedo leer archivos y no guardo ninguno. Por favor guarde usted sus papeles y escriba con palabras.
unreadable-group = Solo hablo con una persona a la vez. Por favor escriba en un chat privado.
unreadable-empty = Me llega un mensaje sin texto. Escriba INICIO para ver lo que puedo hacer.
unreadable-other = Solo puedo leer palabras. INICIO muestra lo que puedo hacer.

## The list

list =
    **Lo que importa ahora{ $whose }** ({ $done } de { $total } ya hechas)

    { $lines }

    Escriba un número para ver más, o HECHO 1 cuando la tenga.
list-sms =
    Lo que importa ahora{ $whose } ({ $done } de { $total } ya hechas):
    { $lines }
    Responda 1 para ver la primera, HECHO 1 si ya la hizo, SIGUIENTE para ver todas.
list-for = para { $who }
who-mother = su madre
who-father = su padre
who-wife = su esposa
who-husband = su esposo
who-child = su hijo o hija
who-other = la persona que cuida
mine-mother = mi madre
mine-father = mi padre
mine-wife = mi esposa
mine-husband = mi esposo
mine-child = mi hijo o hija
mine-other = la persona que cuido
list-empty = No hay nada pendiente ahora. Ya hizo { $done } de { $total }.
list-held =
    Primero, por favor, haga lo que dice mi mensaje de emergencia. Si hay peligro, llame al 911. Para hablar con alguien, a toda hora, llame al 988 y oprima 2.

    Su lista espera. Si fue una falsa alarma, o si ya pasó, escriba A SALVO.
list-held-sms = Primero haga lo que dice mi mensaje de emergencia. Si hay peligro, llame al 911. Para hablar con alguien: 988, oprima 2. Su lista espera. Si fue una falsa alarma, responda A SALVO.
list-hospital = Usted está en el hospital, por eso no hay lista. Pida a la enfermera que su doctor de ese hospital llame al segundo doctor.
list-hospital-caregiver = No hay lista mientras sigan en el hospital. Pida a la enfermera que el doctor de ese hospital llame al segundo doctor.
hospital-home = Estoy en casa otra vez
hospital-home-caregiver = En casa otra vez
all = Toda la lista
all-items =
    **Toda la lista** ({ $done } de { $total } ya hechas)

    { $lines }
all-items-sms =
    Toda la lista ({ $done } de { $total } ya hechas):
    { $lines }
    Responda 1, 2, 3..., SIGUIENTE o AGREGAR.
state-todo = pendiente
state-done = Hecha
state-asked = Pedida
state-not_needed = No hace falta
item =
    **{ $title }** ({ $state })

    A quién: { $whom }
    Plazo: { $lead }

    { $why }

    Dígalo así:
    > { $script }
item-sms =
    { $title } ({ $state }). A quién: { $whom }. Plazo: { $lead }. { $why }
item-no-script =
    **{ $title }** ({ $state })

    A quién: { $whom }
    Plazo: { $lead }

    { $why }
item-no-script-sms =
    { $title } ({ $state }). A quién: { $whom }. Plazo: { $lead }. { $why }
item-script =
    Dígalo así:

    > { $script }
item-script-sms = Diga: "{ $script }"
say-it = Qué decir
item-rushed = Si hay poco tiempo: { $what }
item-permission = Tenga a su lado a { $who } para dar permiso.
mark-done = Ya lo tengo
mark-done-item = Hecho: { $title }
mark-asked = Ya lo he pedido
mark-not-needed = No hace falta
untick = Ponerlo otra vez
undo = Deshacer
read-more = Leer sobre esto
marked-done = Hecho: { $items }.
marked-asked = Anotado, ya lo ha pedido: { $items }.
marked-not_needed = No hace falta: { $items }.
unticked = Otra vez en la lista: { $items }.
nothing-to-undo = No hay nada que deshacer.
done-what = ¿Qué tarea quiere decir? Esta es su lista.
which-done = ¿Qué tarea ya hizo?
which-not_needed = ¿Qué tarea no hace falta?
about-these = { $items }: ¿qué hago con esto?
all-of-them = Todas
done-no-such =
    { $most ->
        [one] Solo hay 1 en la lista. Escriba HECHO 1.
       *[other] La lista tiene { $most }. Escriba HECHO y un número del 1 al { $most }.
    }

## Reminders

remind =
    { $name }:
    { $tasks }

    Responda HECHO { $first }, LUEGO o LISTA.
remind-sms =
    { $name }:
    { $tasks }
    Responda HECHO { $first }, LUEGO o LISTA.
remind-catchup =
    { $name }: todavía falta esto:
    { $tasks }

    Responda HECHO { $first }, LUEGO o LISTA.
remind-catchup-sms =
    { $name }: falta hacer esto:
    { $tasks }
    Responda HECHO { $first }, LUEGO o LISTA.
remind-arrived =
    { $name }: falta una semana, más o menos. ¿Ya llegó esto, o ya está arreglado?
    { $tasks }

    Responda HECHO { $first }, LUEGO o LISTA.
remind-arrived-sms =
    { $name }: falta una semana, o casi. ¿Ya tiene esto?
    { $tasks }
    Responda HECHO { $first }, LUEGO o LISTA.
remind-questions =
    { $name }: faltan pocos días.
    { $tasks }

    Responda HECHO { $first }, LUEGO o LISTA.
remind-questions-sms =
    { $name }: ya falta poco.
    { $tasks }
    Responda HECHO { $first }, LUEGO o LISTA.
remind-last =
    { $name }: este es mi último aviso por ahora.
    { $tasks }

    Cuando tenga fecha, escriba FECHA y le ayudo otra vez.
remind-last-sms =
    { $name }: este es el aviso final por ahora.
    { $tasks }
    Cuando tenga fecha, responda FECHA y le ayudo otra vez.
remind-private =
    { $count ->
        [0] { $name }: le espera un mensaje. Responda LISTA.
        [one] { $name }: tiene 1 cosa por hacer. Responda LISTA.
       *[other] { $name }: tiene { $count } cosas por hacer. Responda LISTA.
    }
remind-tomorrow =
    { $name }: para mañana, lleve su ID, la tarjeta del seguro, sus copias y sus preguntas.
    { $tasks }
remind-tomorrow-caregiver =
    { $name }: para mañana, lleve el ID, la tarjeta del seguro, las copias y las preguntas.
    { $tasks }
remind-tomorrow-at =
    { $name }: { $time }. Lleve su ID, la tarjeta del seguro, sus copias y sus preguntas.
    { $tasks }
remind-tomorrow-at-caregiver =
    { $name }: { $time }. Lleve el ID, la tarjeta del seguro, las copias y las preguntas.
    { $tasks }
remind-tomorrow-private = { $name }: un aviso para mañana. Responda LISTA.
remind-asked = { $name }: ¿ya ha preguntado hasta qué fecha puede esperar?
remind-asked-caregiver = { $name }: ¿ya ha preguntado hasta qué fecha se puede esperar?
name-for = { $name }, para { $who }
remind-outcome = { $name }: si falta el informe escrito, llame y pida que lo manden. ¿Coinciden las dos respuestas?
remind-close =
    { $name }: es buen momento para hablar con su primer doctor.
    { $tasks }

    ¿Ya hizo todo? Escriba BORRAR y me olvido de todo.
remind-close-sms =
    { $name }: es buen momento para hablar con su equipo de siempre.
    { $tasks }
    ¿Ya hizo todo? Responda BORRAR y me olvido de todo.
remind-close-caregiver =
    { $name }: es buen momento para hablar con el primer doctor.
    { $tasks }

    ¿Ya hizo todo? Escriba BORRAR y me olvido de todo.
remind-close-caregiver-sms =
    { $name }: es buen momento para hablar con el equipo de siempre.
    { $tasks }
    ¿Ya hizo todo? Responda BORRAR y me olvido de todo.
remind-resume = { $name }: no le he escrito desde su mensaje. Espero que le cuiden bien. ¿Sigo con los avisos?
remind-resume-caregiver = { $name }: no le he escrito desde su mensaje. Espero que cuiden bien a { $who }. ¿Sigo con los avisos?
resume-yes = Seguir
resume-no = Ahora no
later = Luego
later-set = Muy bien. Le pregunto otra vez el { $day }.
later-sooner = Muy bien. Le pregunto otra vez el { $day }, para que quede tiempo antes de la cita.
later-when = ¿Cuándo le pregunto otra vez?
later-undone = Muy bien, como estaba.
later-nothing = No tengo avisos por mandar, no hay nada que mover. LISTA muestra lo que falta.
later-1 = Mañana
later-3 = Dentro de 3 días
later-7 = En una semana
pause = Pausar los avisos
paused = Dejo los avisos en pausa. Escriba AJUSTES para seguir. Si usted me escribe, le respondo.
unpause = Seguir con los avisos
resumed = Los avisos siguen.
coming = ¿Qué avisos vienen?
coming-none = Ahora no hay nada planeado.
coming-list =
    **Esto es lo que sigue:**

    { $lines }
coming-list-sms =
    Esto es lo que sigue:
    { $lines }
about-visit = la cita
visit-so-soon =
    La cita es tan pronto que antes no llega ningún aviso. Lleve su identificación, la tarjeta del seguro, una lista de sus medicinas, copias de lo que tenga y tres preguntas.
visit-so-soon-caregiver =
    La cita es tan pronto que antes no llega ningún aviso. Lleven la identificación, la tarjeta del seguro, una lista de las medicinas, copias de lo que tengan y tres preguntas.
next-is = Mensaje que sigue: { $line }.
why-none = No le mando nada si usted no escribe primero. INICIO muestra lo que puedo hacer.
why = El { $day } usted dijo OK a los avisos. AVISOS le dice qué viene. PAUSA los detiene un tiempo, ALTO los termina.
why-start = El último aviso ({ $when }) nombra lo que ya tocaba cuando se puso la fecha.
why-asked = El último aviso ({ $when }) pregunta cuántos días puede esperar. Llega una sola vez, el día hábil después de pedirle que lo pregunte.
why-ahead = El último aviso ({ $when }) llegó unas { $weeks } semanas antes de la cita. La clínica y el seguro piden tiempo para esos pasos.
why-arrived = El último aviso ({ $when }) llegó una semana antes de la cita. Así los papeles que faltan aún pueden llegar.
why-soon = El último aviso ({ $when }) llegó pocos días antes de la cita. Así las preguntas y el viaje quedan listos.
why-tomorrow = El último aviso ({ $when }) llegó porque la cita era el día siguiente.
why-after = El último aviso ({ $when }) llegó después de la cita, por el informe y las dos respuestas.
why-close = El último aviso ({ $when }) llegó una semana después de la cita, para los pasos con su primer doctor.
why-next = El último aviso ({ $when }) llegó porque aún no hay fecha de cita. Son los primeros pasos.
why-catchup = El último aviso ({ $when }) nombra lo que usted dejó para luego, o lo que no pude mandar en su día.
why-resume = El último aviso ({ $when }) pregunta si puedo seguir, porque no le escribí después de un mensaje urgente.
lost-telegram = { $name }: no llego a su Telegram. Los avisos vienen ahora por mensaje de texto. ALTO los termina.
lost-sms = Los mensajes de texto no llegan a su teléfono. Los avisos vienen ahora a este chat. Lo puede cambiar en Ajustes.
lost-sms-ask = Los mensajes de texto no llegan a su teléfono. ¿Puedo mandarle los avisos a este chat?

## After the visit

outcome-ask = ¿Coinciden las dos opiniones?
outcome-same = Coinciden
outcome-different = Son diferentes
outcome-unsure = No lo sé
outcome-not_happened = No hubo cita
outcome-same-text = Dos doctores lo ven igual. Eso puede darle confianza en su plan. Ahora vea a su primer doctor y sigan desde ese punto.
outcome-same-text-caregiver = Dos doctores lo ven igual. Eso puede darles confianza en el plan. Ahora vean al primer doctor y sigan desde ese punto.
outcome-different-text =
    Dos respuestas distintas pueden pesar mucho. Pasa a menudo, y no quiere decir que una esté mal.

    Primero vea a su primer doctor y hablen de esto. Pregunte a los dos cuánto tiempo tiene para decidir.

    ¿Qué es lo que no coincide?
outcome-different-text-sms = Dos respuestas distintas pueden pesar. Pasa a menudo, y no quiere decir que uno se equivoque. Hable con su primer doctor. ¿Qué es lo que no coincide?
outcome-different-text-caregiver =
    Dos respuestas distintas pueden pesar mucho. Pasa a menudo, y no quiere decir que una esté mal.

    Primero vean al primer doctor y hablen de esto. Pregunten a los dos cuánto tiempo hay para decidir.

    ¿Qué es lo que no coincide?
outcome-different-text-caregiver-sms = Dos respuestas distintas pueden pesar. Pasa a menudo, y no quiere decir que uno se equivoque. Hablen con el primer doctor. ¿Qué es lo que no coincide?
outcome-unsure-text = Eso pasa. Pida al segundo centro su informe escrito. Luego pregunte a los dos doctores por qué piensan eso.
outcome-not-happened-text = Esas cosas pasan. ¿Hay otra fecha?
read-same = Cuando coinciden
read-different = Cuando no coinciden
read-review-together = Pedir que lo vean juntos
read-ask-how = Preguntar por qué piensan eso
read-ask-evidence = Preguntar en qué se basan
read-third-opinion = Un tercer doctor

## Settings

settings-text =
    **Ajustes**
    Avisos: { $state }. Zona horaria: { $zone }.
settings-text-sms = Avisos: { $state }. Zona horaria: { $zone }.
reminders-on = activos
reminders-off = apagados
reminders-paused = en pausa
rhythm =
    **Cuándo llegan los avisos**
    De { $from } a { $until }, { $days }. { $most ->
        [one] Uno por semana, y unos más cerca de la cita.
       *[other] No más de { $most } por semana.
    } El del día antes de la cita llega siempre.
rhythm-sms = Avisos: de { $from } a { $until }, { $days }. { $most ->
        [one] Uno por semana, y otros cerca de la cita.
       *[other] Hasta { $most } por semana.
    }
rhythm-more = Horario de avisos
rhythm-next = El próximo: { $when }.
hour-change = Cambiar la hora
hour-ask = ¿Desde qué hora le puedo avisar? Ahora: { $from }. Elija una, o escriba una hora de { $earliest } a { $latest }.
hour-9 = Temprano (9 am)
hour-10 = Por la mañana (10 am)
hour-12 = Al almuerzo (12 pm)
hour-15 = Por la tarde (3 pm)
hour-18 = Al anochecer (6 pm)
hour-set = Los avisos llegan ahora desde las { $from }, nunca después de las { $until }.
hour-nearest = La hora más cercana que puedo es { $from }. Los avisos llegan desde esa hora, nunca después de las { $until }.
hour-nearest-sms = Lo que puedo es { $from }. Los avisos llegan desde esa hora y nunca pasan de las { $until }.
days-change = Cambiar los días
days-ask = ¿Qué días le puedo avisar? Ahora: { $days }. Elija, o escriba los días, como "martes y viernes".
days-ask-sms = ¿Qué días? Ahora: { $days }. Elija o escriba: martes y viernes.
days-any = Cualquier día
days-weekdays = De lunes a viernes
days-weekend = Fines de semana
days-choose = Elegir los días
day-ask = Elija un día para ponerlo o quitarlo. Ahora: { $days }.
days-ready = Así está bien
on-any = cualquier día
on-weekdays = de lunes a viernes
on-weekend = sábado y domingo
on-all-but = cualquier día menos { $days }
days-set = Días de los avisos ahora: { $days }. Solo el del día antes de la cita llega siempre ese día.
pace-fewer = Menos avisos
pace-fewer-set = Desde ahora, un aviso por semana como mucho. Solo cerca de la cita hay unos más: unos días antes, el día antes y después.
pace-fewer-set-sms = Desde ahora, un aviso por semana. Solo cerca de la cita hay otros: unos antes y uno al pasar la cita.
pace-usual = Tantos como antes
pace-usual-set = Los avisos llegan como siempre, no más de { $most } por semana.
where = Por qué medio le aviso
where-ask = ¿Por qué medio le mando los avisos? Ahora: { $now }.
where-nowhere = por ninguno
where-telegram = Telegram
where-sms = Mensaje de texto
where-telegram-set = Los avisos llegan por Telegram.
where-sms-set = Los avisos llegan por mensaje de texto.
private-on = Ocultar las tareas
private-off = Mostrar las tareas
private-set = Desde ahora los avisos solo dicen que hay algo por hacer.
private-unset = Los avisos nombran las tareas otra vez.
time-on = Mostrar la hora de la cita
time-off = Ocultar la hora de la cita
time-set = El aviso de un día antes muestra la hora de su cita.
time-unset = Los avisos no muestran la hora de su cita.
change-zone = Zona horaria
change-language = Language / Idioma
privacy = Privacidad

## Two channels, one person

link-ask =
    Puede recibir los avisos por mensaje de texto. Comparta su número con el botón de abajo, o escríbalo aquí.
share-number = Compartir mi teléfono
link-from-sms = En Telegram busque @{ $telegram }. Oprima Start y luego elija Ajustes, "Por qué medio le aviso", Mensaje de texto.
link-no-telegram = Este programa no se encuentra en Telegram. Los avisos llegan por mensaje de texto.
link-no-sms = No hay mensajes de texto en este programa. Los avisos llegan por Telegram.
link-bad-number = No puedo leer ese teléfono. Por favor escríbalo con el código de área, como 555-201-4477.
link-code-text = { $name }: su clave es { $code }. Escriba esta clave en su chat antes de 10 minutos. Si no la ha pedido usted, no haga nada.
link-code-sent = Si el { $phone } recibe mensajes de texto, le llega una clave. Escriba aquí los 6 dígitos. Sirve por 10 minutos.
link-code-wrong =
    { $left ->
        [0] Esa no era la clave. Por favor empiece otra vez.
        [one] Esa no es la clave. Puede probar una vez más.
       *[other] Esa no es la clave. Puede probar { $left } veces más.
    }
link-code-over = Esa clave ya no sirve. Empecemos otra vez.
link-invite = { $name }: su chat quiere mandar avisos a este teléfono. No pasan de 3 por semana. Puede haber cargos por mensajes y datos. AYUDA para ayuda, ALTO para salir, PRIVACIDAD para ver las reglas. Responda OK si acepta.
link-invited = Mandé un mensaje a su teléfono. **Responda OK en ese mensaje** y los avisos llegan por texto.
link-done = { $name }: listo. Los avisos llegan ahora por texto. Puede hablar por este medio o por Telegram: es lo mismo. ALTO termina los dos.
link-declined = Muy bien. No mando nada a este teléfono. En su chat todo sigue igual.

## Stop, start, help

stopped = { $name }: ya no le mandamos nada, por este medio ni por otro. Para empezar otra vez, escriba START.
stop-asked = ¿Quiere que deje de escribirle?
stop-asked-yes = Sí, ningún mensaje más
stop-asked-no = No, siga como antes
stopped-wrong-number = { $name }: perdone la molestia. Ya no le mandamos nada a este teléfono. Si fue un error, escriba START.
still-stopped = Usted me ha pedido no recibir mensajes, y cumplo. Para empezar otra vez, escriba START. En una emergencia, llame al 911.
restarted = { $name }: qué bueno que vuelve. Le mando mensajes otra vez, y hasta 3 avisos por semana. Puede haber cargos por mensajes y datos. ALTO los termina, AYUDA para ayuda.
restarted-to-talk = { $name }: qué bueno que vuelve. Respondo otra vez si usted escribe. ALTO termina, AYUDA para ayuda.
help-text =
    Soy { $name }, un bot que le ayuda a prepararse para una segunda opinión. Nadie lee lo que usted escribe. **No es para emergencias.**

    Emergencia: llame al 911 o al número de emergencia de su país. En una crisis, llame al 988 y oprima 2, o mande AYUDA al 988.
    Una persona con quien hablar: { $contact }

    Palabras que siempre sirven: INICIO, LISTA, FECHA, VOLVER, PRIVACIDAD, BORRAR, ENGLISH. ALTO termina todos los mensajes.
help-text-sms = { $name }: ayuda para ver a otro doctor. Es un bot, nadie vigila. Emergencia: llame al 911. Crisis: llame al 988 y oprima 2, o mande AYUDA al 988. Una persona: { $contact }. Palabras: INICIO LISTA FECHA VOLVER PRIVACIDAD. Puede haber cargos por mensajes y datos. ALTO termina.
no-contact = 800-955-4572 (ayuda gratis; pida español)
condolence = Lo siento mucho, de verdad. No le voy a mandar nada. Si quiere que me olvide de todo, escriba BORRAR. Si necesita hablar con alguien, llame al 988 a cualquier hora y oprima 2. Si me equivoco, escriba START.

## Safety (the fixed texts themselves are in safety.toml)

safe-button = Falsa alarma, o ya estoy a salvo
safe-button-caregiver = Falsa alarma, o ya estamos a salvo
safe-again = Muy bien. Me alegra que me lo diga.
fever-ask = ¿Es la temperatura del cuerpo?
fever-yes = Es temperatura
fever-no = No, es otra cosa
fever-no-text = Muy bien.

## Your data

privacy-text =
    **Qué guardo**: sus respuestas, su lista, la fecha de su cita y por dónde escribirle. Está cifrado. No guardo fotos ni nombres completos. No vendo ni comparto nada.

    Si usted comparte un mensaje para mejorar la guía, no lleva nombre. Nadie puede saber de quién es: EXPORTAR no lo muestra y BORRAR no lo encuentra. Se borra a los 30 días.

    Solo las personas que manejan este bot lo podrían abrir: { $contact }

    EXPORTAR le muestra todo. BORRAR quita todo de una vez, en todas partes. Después de un ALTO guardo un número cifrado, para que nadie le escriba otra vez.
privacy-text-sms = Guardamos cifrados sus respuestas, lista, fecha de cita y teléfono. No vendemos ni compartimos nada. Un mensaje que usted quiso compartir no lleva nombre: BORRAR no lo encuentra; se va en un mes. Tras un ALTO queda una clave, para que nadie le escriba otra vez. RESUMEN muestra su plan. BORRAR lo quita. Preguntas: { $contact }
export = Ver mis datos
delete = Borrar mis datos
export-here = Este archivo tiene todo lo que guardo sobre usted.
export-sms = Un texto no lleva archivos. Guardo su teléfono, idioma, zona horaria, para quién es la ayuda, su permiso y esto. En Telegram, EXPORTAR lo manda todo:
summary =
    **Su plan**

    Cita: { $when }
    ¿Puede esperar? { $wait }
    Hecho: { $done }
    Ya pidió: { $asked }{ $own }

    Preguntas para el doctor:
    { $questions }
summary-sms =
    Cita: { $when }. ¿Puede esperar? { $wait } Hecho: { $done }. Ha pedido: { $asked }. Preguntas: { $count }.{ $own }
summary-caregiver =
    **El plan para { $who }**

    Cita: { $when }
    ¿Se puede esperar? { $wait }
    Hecho: { $done }
    Ya pidieron: { $asked }{ $own }

    Preguntas para el doctor:
    { $questions }
summary-caregiver-sms = Cita: { $when }. ¿Se puede esperar? { $wait } Hecho: { $done }. Han pedido: { $asked }. Preguntas: { $count }.{ $own }
no-date = sin fecha
nothing-yet = nada por ahora
wait-was-open = Sin respuesta por ahora.
wait-was-days =
    { $days ->
        [one] El doctor dijo 1 día.
       *[other] El doctor dijo { $days } días.
    }
wait-was-told = El doctor ya respondió.
wait-was-start_now = El tratamiento empieza ya.
wait-was-not_asked = No ha preguntado.
delete-sure = ¿Borro todo lo que sé de usted, en todos los medios? No se puede deshacer.
delete-yes = Borrar todo
delete-no = No borrar nada
deleted = Ya no guardo nada de usted. Le deseo lo mejor. Si un día quiere empezar otra vez, solo escriba.
deleted-in-grief = Ya no guardo nada de usted. No le voy a escribir. Cuídese mucho, por favor.
kept = No he borrado nada.

## Sharing a message that was not understood

share-offer = ¿Quiere compartir este mensaje, sin su nombre, para mejorar la guía?
share-by-number = Compartir esto, sin mi nombre
share-it = Compartirlo
share-not = No compartirlo
share-sure =
    Esto es todo lo que guardaría. Por favor mire que no nombre a nadie:

    > { $words }

    Lo leerían las personas que mejoran esta guía. Se borra a los 30 días. Antes nadie lo puede encontrar, porque no lleva nombre. ¿Lo comparte?
share-sure-sms = Guardo solo esto, sin su nombre, por un mes: "{ $words }" Antes nadie lo puede encontrar ni borrar.
shared = Gracias. Su mensaje puede ayudar a otra persona. No lleva su nombre y se borra en un mes.
share-declined = Muy bien. No guardo nada de eso.
share-gone = Ya no tengo ese mensaje. No se comparte nada.
mask-email = (correo)
mask-link = (enlace)
mask-date = (fecha)
mask-street = (calle)
mask-number = (cifras)
mask-name = (nombre)

## When something is wrong on our side

our-fault = Perdone, algo ha fallado de mi lado. No he usado su mensaje. Por favor pruebe otra vez, o escriba INICIO. En una emergencia, llame al 911.
late-answer = Perdone la demora. Estuve un tiempo sin funcionar.
late-answer-sms = Perdone la demora.

## On Telegram, beside the chat

command-menu = Lo que puedo hacer
command-list = Lo que importa ahora
command-date = La fecha de su cita
command-questions = Mis preguntas para el doctor
command-coming = Qué le voy a mandar, y cuándo
command-settings = Avisos, idioma, zona horaria
command-privacy = Qué guardo y cómo borrarlo
command-help = Teléfonos de emergencia y una persona
command-stop = No recibir más mensajes
bot-description = Le ayudo a prepararse para una segunda opinión, paso a paso, y le recuerdo cosas antes de la cita. Soy un bot. Nadie lee lo que usted escribe. No sirvo para emergencias: llame al 911 o al número de emergencia de su país.
bot-short-description = Prepárese para una segunda opinión, paso a paso. Es un bot, no para emergencias.

## The call to the insurance, one question at a time

call-start = Empezar la llamada
call-go-on = Seguir con la llamada
call-not-now = Ahora no
call-urgent = Primero pregunte al doctor hasta qué fecha se puede esperar. Lo urgente nunca espera al seguro.
call-ready =
    **Antes de llamar a su seguro**, tenga a mano:

    - la tarjeta del seguro: el número está al reverso
    - papel y algo para escribir
    - media hora tranquila

    { $permission }

    Al contestar, diga en inglés:

    > I speak Spanish. Interpreter, please.

    Le muestro una pregunta a la vez. Léala en voz alta y escríbame lo que le dicen. Puede dejarlo cuando quiera: LLAMADA le trae de vuelta.
call-ready-sms = Antes de llamar: tenga la tarjeta del seguro (trae el teléfono), papel y media hora.{ $permission } Al contestar diga: "I speak Spanish. Interpreter, please." Le mando una pregunta a la vez; responda lo que le dicen. LLAMADA le trae de vuelta.
call-ready-caregiver =
    **Antes de llamar al seguro**, tenga a mano:

    - la tarjeta del seguro: el número está al reverso
    - papel y algo para escribir
    - media hora tranquila

    { $permission }

    Al contestar, diga en inglés:

    > I speak Spanish. Interpreter, please.

    Le muestro una pregunta a la vez. Léala en voz alta y escríbame lo que le dicen. Puede dejarlo cuando quiera: LLAMADA le trae de vuelta.
call-ready-caregiver-sms = Antes de llamar: tenga la tarjeta del seguro (trae el teléfono), papel y media hora.{ $permission } Al contestar diga: "I speak Spanish. Interpreter, please." Le mando una pregunta a la vez; responda lo que le dicen. LLAMADA le trae de vuelta.
call-permission = Tenga a su lado a { $who } para dar permiso. Empiece con: "I call for someone who is here and agrees."
call-interpreter = I speak Spanish. Interpreter, please.
call-on =
    { $done ->
        [0] Sigamos con la llamada.
        [one] Sigamos con la llamada. Ya hay 1 respuesta.
       *[other] Sigamos con la llamada. Ya hay { $done } respuestas.
    }
call-question =
    **{ $number } de { $total }.** Lea esto en voz alta:

    > { $question }

    ¿Qué le dicen? Escríbalo con sus palabras. También puede hacerlo después de colgar.
call-question-sms =
    { $number } de { $total }. Diga: "{ $question }"
    Responda lo que le dicen. OMITIR la deja fuera, HECHO si ya ha colgado.
call-next =
    **{ $number } de { $total }.** Lea esto en voz alta:

    > { $question }
call-next-sms = { $number } de { $total }. Diga: "{ $question }"
call-hung-up = Ya he colgado
call-noted = Anotado: { $answer }
call-noted-sms = Anotado.
call-refused =
    Un no puede cambiar. Pregunte ahora, antes de colgar:

    > Por favor, mándeme la razón por escrito. ¿Cómo apelo y hasta cuándo? ¿Hay una apelación rápida? Es urgente.
call-refused-sms = Un no puede cambiar. Pregunte ahora: "¿Me manda el motivo por escrito? ¿Puedo apelar, y hasta qué fecha? ¿Hay apelaciones urgentes?"
call-over = Gracias por su paciencia. La llamada queda hecha en su lista.
call-over-for-now =
    { $left ->
        [one] Bien, queda anotado. Falta 1 pregunta: escriba LLAMADA para seguir.
       *[other] Bien, queda anotado. Faltan { $left } preguntas: escriba LLAMADA para seguir.
    }
call-appeal =
    **Le dijeron que no.** Muchas veces no es la última palabra:

    - Pida la razón por escrito, y hasta cuándo puede apelar.
    - Pida a su doctor que les llame y lo explique. ¿Es urgente? Pida una apelación rápida.
    - Ayudan gratis con esto: Patient Advocate Foundation, 800-532-5274. Pida español.

    Siga con las pruebas y el tratamiento que ya tienen fecha. Lo urgente nunca espera a una apelación.
call-appeal-sms = Le dijeron que no. Pida el motivo por escrito y apele. Su doctor puede llamar y pedir una respuesta urgente. Ayuda gratis: 800-532-5274, pida español. Lo urgente nunca espera.
call-later = Muy bien. Escriba LLAMADA cuando quiera seguir. Lo anotado no se pierde.
call-notes =
    **Lo que dijo su seguro** ({ $day })

    { $lines }
call-notes-sms =
    Su seguro dijo ({ $day }):
    { $lines }
    { $footer }
call-notes-caregiver =
    **Lo que dijo el seguro** ({ $day })

    { $lines }
call-notes-caregiver-sms =
    El seguro dijo ({ $day }):
    { $lines }
    { $footer }
call-rest = SIGUIENTE: lo que falta.
call-more =
    { $left ->
        [one] SIGUIENTE: la pregunta que falta.
       *[other] SIGUIENTE: otras { $left } preguntas.
    }
call-change = Cambiar una respuesta
call-change-which = ¿Qué respuesta quiere cambiar?
call-insurer-covered = Lo cubre
call-insurer-network = De la red
call-insurer-referral = Referido
call-insurer-approval = Permiso
call-insurer-cost = Costo
call-insurer-slides = Laminillas
call-insurer-tests = Repetir pruebas
call-insurer-remote = Visita por video
call-insurer-third = Tercer doctor
call-insurer-travel = Viaje
call-insurer-exception = Permiso especial
call-insurer-reference = Nombre y referencia

## Telling the doctor

tell-start = Buscar las palabras
tell-ways =
    Casi todos los doctores lo entienden, y muchos lo apoyan. Puede ir con alguien.

    **¿Qué palabras prefiere?**
tell-ways-sms = Casi todos los doctores lo entienden, y muchos lo apoyan. ¿Qué palabras prefiere?
tell-gentle = Palabras amables
tell-short = Pocas palabras
tell-nurse = Primero a la enfermera
tell-gentle-words = Le tengo confianza, y quiero ver a otro doctor. ¿A quién me manda usted? En inglés: I speak Spanish. Interpreter, please. I trust you, and I would also like a second opinion. Who would you ask?
tell-gentle-words-caregiver = Le tenemos confianza, y queremos ver a otro doctor. ¿A quién nos manda usted? En inglés: I speak Spanish. Interpreter, please. We trust you, and we would also like a second opinion. Who would you ask?
tell-short-words = Quiero ver a otro doctor. ¿A quién me recomienda? ¿Puede usted llamar? En inglés: I speak Spanish. Interpreter, please. I would like a second opinion. Who do you recommend? Could you call them for me?
tell-short-words-caregiver = Queremos ver a otro doctor. ¿A quién recomienda? ¿Puede usted llamar? En inglés: I speak Spanish. Interpreter, please. We would like a second opinion. Who do you recommend? Could you call them for us?
tell-nurse-words = Quiero ver a otro doctor. ¿Qué le digo a mi doctor? ¿Quién manda mis papeles? En inglés: I speak Spanish. Interpreter, please. I would like a second opinion. How do I best tell my doctor? Who can send my records?
tell-nurse-words-caregiver = Queremos ver a otro doctor. ¿Qué le decimos al doctor? ¿Quién manda los papeles? En inglés: I speak Spanish. Interpreter, please. We would like a second opinion. How do we tell the doctor? Who can send the records?
tell-urgent = Si hay poco tiempo: pida hoy una llamada de doctor a doctor.
tell-words =
    Dígalo así:

    > { $sentence }

    Pregunte también: **¿esperar puede hacer daño?** Vaya con alguien que escuche. Siga con las pruebas y el tratamiento que ya tienen fecha.
tell-words-sms = Diga: "{ $sentence }" Pregunte: ¿esperar puede hacer daño? Vaya con alguien. Siga con las pruebas y el tratamiento que ya tienen fecha.
tell-got-name = Ya me dieron un nombre
tell-told = Ya lo dije, falta el nombre
tell-other-words = Otras palabras

## Finding a doctor, a center, a help line

find-start = Buscar lugares
find-what = ¿Qué busca?
find-doctor = Doctores
find-centre = Centros
find-line = Personas que ayudan
find-places =
    **{ $title }**

    { $lines }
find-places-sms =
    { $title }:
    { $lines }
    { $footer }
find-unchecked = sin revisar
find-checked = revisado el { $day }

## Questions for the doctor

questions-start = Mis preguntas
questions-mine = Mis preguntas
questions-none =
    **Sus preguntas para el doctor**

    Todavía no hay ninguna. De tres a cinco es lo mejor. Entregue la lista al empezar la cita, para que el doctor la vea con usted.
questions-none-sms = No tiene preguntas para el doctor. De tres a cinco es lo mejor. Entregue la lista al empezar la cita.
questions =
    **Sus preguntas para el doctor** ({ $count })

    { $lines }

    { $hint }
questions-list = Sus preguntas ({ $count }). Responda 1, 2... para mover o quitar.
questions-notes = Sus preguntas ({ $count }). Responda 1, 2... para anotar.
questions-sms = { $head }
questions-before = De tres a cinco es lo mejor, la más importante primero. Entregue la lista al empezar la cita. Toque una pregunta para moverla o quitarla.
questions-after = Toque una pregunta para anotar lo que respondió el doctor.
questions-choose = Elegir de una lista
questions-write = Escribir otra
questions-show = Para el doctor
questions-ready = Ya tengo mis preguntas
question-themes = ¿De qué trata su pregunta?
theme-diagnosis = Lo que tengo
theme-diagnosis-caregiver = La enfermedad
theme-plan = El plan
theme-centre = El centro
theme-both = Para los dos doctores
theme-close = Lo que sigue
theme-outlook = ¿También lo que puede pasar?
theme-empty = Todas estas ya las tiene en su lista.
about-theme = Elija una pregunta para ponerla en su lista. { $note }
about-outlook = Hay personas que quieren saber qué puede pasar y otras que no. Ambas cosas son normales. Puede decirlo al doctor. { $note }
questions-of =
    { $head }

    { $lines }
questions-of-sms = { $head }
questions-count =
    { $count ->
        [0] Su lista no tiene ninguna.
        [one] Tiene 1.
       *[other] Tiene { $count }.
    }
questions-many = Tiene { $count }. De tres a cinco es lo mejor: ponga primero la que importa de verdad.
questions-full = Tiene { $count } preguntas. No caben otras en una cita. Por favor quite una primero.
question-write = Escriba su pregunta con sus palabras, hasta { $most } letras. El doctor la lee tal como usted la escribe.
question-too-long = Eso tiene { $count } letras. Por favor use hasta { $most }. Una pregunta corta se responde mejor.
question-added =
    { $count ->
        [one] Anotada. Tiene 1 pregunta.
       *[other] Anotada. Tiene { $count } preguntas.
    }
question-many = Anotada. Ya tiene { $count }. De tres a cinco es lo mejor: ponga primero la que importa de verdad.
question-line = { $number }. { $words }
questions-words = { $words }
question-up = Subir
question-top = Ponerla primero
question-remove = Quitarla
answer-second = El doctor nuevo dijo: { $words }
answer-first = Su primer doctor dijo: { $words }
answer-first-caregiver = El primer doctor dijo: { $words }
note-second = Anotar la respuesta
note-first = Lo que dijo mi primer doctor
note-first-caregiver = Lo que dijo el primer doctor
note-second-ask = ¿Qué respondió el doctor nuevo? Escriba hasta { $most } letras.
note-first-ask = ¿Qué respondió su primer doctor? Escriba hasta { $most } letras.
note-first-ask-caregiver = ¿Qué respondió el primer doctor? Escriba hasta { $most } letras.
noted = Anotado.
keep-question = Ponerla en mis preguntas

## Where the visit is

place-change = Lugar y hora
place-start = ¿Es por video?
place-ask = ¿Cómo es la cita?
place-clinic = En persona
place-video = Por video
place-phone = Por teléfono
place-zone = Usan otra zona horaria
place-offer = ¿Es por video? Responda FECHA.
place-is-clinic = En persona.
place-is-video = Por video: pregunte desde qué estado.
place-is-video-caregiver = Por video: pregunte en qué estado debe estar { $who }.
place-is-phone = Por llamada.
place-set-clinic = Anotado: en persona. Pregunte a qué hora llegar y por qué puerta entrar.
place-set-video =
    Anotado: por video. Pregunte a la clínica:

    > ¿En qué estado debo estar durante la llamada?

    En inglés: "Which state must I be in during the call?" Pruebe el enlace un día antes.
place-set-video-sms = Anotado: por video. Pregunte: "Which state must I be in during the call?" (en qué estado debe estar usted). Pruebe el enlace antes.
place-set-video-caregiver =
    Anotado: por video. Pregunte a la clínica:

    > ¿En qué estado debe estar el paciente durante la llamada?

    En inglés: "Which state must the patient be in during the call?" Pruebe el enlace un día antes.
place-set-video-caregiver-sms = Anotado: por video. Pregunte: "Which state must the patient be in during the call?" (en qué estado debe estar el paciente). Pruebe el enlace antes.
place-set-phone = Anotado: por llamada. Pregunte quién llama, y en qué estado debe estar usted.
place-set-phone-caregiver = Anotado: por llamada. Pregunte quién llama, y en qué estado debe estar { $who }.
place-zone-ask = ¿Qué hora usan en ese lugar? También puede escribir su ciudad o estado.
place-zone-set = Anotado.
visit-zone = Es la hora de { $zone }. Para usted: { $here }.
visit-zone-sms = Hora de { $zone }. Para usted: { $here }.
calendar = Para mi calendario
calendar-words = Para mi calendario
calendar-title = Cita
calendar-here = Abra este archivo para guardar la cita en su calendario: { $when }. El título solo dice "Cita".
calendar-sms = Para su calendario: "Cita", { $when }, hora de { $zone }.

## What comes after the visit

after =
    **Después de la cita**

    { $lines }

    Siga con las pruebas y el tratamiento que ya tienen fecha.
after-sms = La cita ya fue. Siga con las pruebas y el tratamiento que ya tienen fecha.
after-none = Ya hizo lo que faltaba. Siga con las pruebas y el tratamiento que ya tienen fecha.
after-next = ¿Qué sigue?
after-compare = ¿Coinciden?
after-answers = Anotar las respuestas
after-read = Qué leer
after-close = Ya he terminado
after-first-doctor = Hablar con mi primer doctor
after-first-doctor-caregiver = Hablar con el primer doctor
after-report = Pedir el informe escrito
after-close-text = Ya ha hecho mucho. No le mando nada nuevo, pero respondo si me escribe. Puedo olvidar todo ahora, o guardarlo para usted.
after-keep = Guardarlo por ahora
closed = Muy bien. Su lista se queda y mis avisos descansan: AJUSTES los empieza otra vez. Escriba BORRAR en cualquier momento y me olvido de todo.
differs-diagnosis = Lo que tengo
differs-diagnosis-caregiver = La enfermedad
differs-plan = El plan
differs-both = Las dos cosas
differs-diagnosis-text = Entonces pregunte a los dos de qué manera leen las pruebas, y quién lee sus laminillas.
differs-diagnosis-text-caregiver = Entonces pregunten a los dos de qué manera leen las pruebas, y quién lee las laminillas.
differs-plan-text = Entonces pregunte a los dos qué les hizo pensar en su plan, y en qué se basa.
differs-both-text = Entonces empiece por lo que tiene: pregunte a los dos de qué manera leen las pruebas.
differs-both-text-caregiver = Entonces empiecen por la enfermedad: pregunten a los dos de qué manera leen las pruebas.
steps-start = Los siete pasos
steps = Los siete pasos
steps-page =
    **Los siete pasos** ({ $done } de { $total } hechos)

    { $lines }

    Pregunte a los dos doctores hasta qué fecha puede decidir. Elija un paso, o escriba HECHO 1 cuando lo tenga.
steps-page-sms =
    Los siete pasos ({ $done } de { $total } hechos):
    { $lines }
    Pregunte a los dos hasta qué fecha puede decidir. Responda 1 a 7, HECHO 1 o SIGUIENTE.
steps-finished =
    **Los siete pasos**: ya hizo todos.

    { $lines }
steps-finished-sms =
    Los siete pasos, ya hizo todos:
    { $lines }
    Responda SIGUIENTE.
steps-close = Ya hice los pasos
steps-both = Preguntar a los dos
both-choose = Ponerlas en mi lista
both-page =
    **Pregunte lo mismo a los dos doctores.** Escriba las dos respuestas lado a lado.

    { $lines }
both-page-sms =
    Pregunte lo mismo a los dos y escriba las dos respuestas:
    { $lines }
step-whom = A los dos doctores
step-lead = Una llamada o una cita
step-S34 = Pedir que lo vean juntos
step-S34-why = Los doctores de un mismo campo suelen trabajar juntos para darle el mejor cuidado.
step-S34-why-caregiver = Los doctores de un mismo campo suelen trabajar juntos para dar el mejor cuidado a { $who }.
step-S34-say = ¿Pueden ustedes dos ver mi caso juntos, en una llamada? En inglés: Could you two go over my case together, in one call?
step-S34-say-caregiver = ¿Pueden ustedes dos ver este caso juntos, en una llamada? En inglés: Could you two go over this case together, in one call?
step-S36 = Preguntar qué les hizo decidir
step-S36-why = Las mismas pruebas se pueden leer de dos maneras. Si oye las dos, ve en qué no coinciden.
step-S36-say = ¿Qué le hizo pensar en esta enfermedad o en este plan? En inglés: How did you come to this diagnosis or plan?
step-S37 = Preguntar por los resultados
step-S37-why = Muchas veces la diferencia viene de las laminillas o de las pruebas de genes. Se pueden leer otra vez.
step-S37-say = ¿De qué manera lee usted mis resultados? En inglés: How do you read my test results?
step-S37-say-caregiver = ¿De qué manera lee usted los resultados? En inglés: How do you read the test results?
step-S38 = Preguntar en qué se basan
step-S38-why = Puede haber normas distintas, y salen estudios nuevos.
step-S38-say = ¿En qué estudios o normas se basa? En inglés: Which research or standards did you use?
step-S39 = Preguntar por otras personas
step-S39-why = Muestra si ven con frecuencia a gente en su caso.
step-S39-why-caregiver = Muestra si ven con frecuencia a gente en este caso.
step-S39-say = ¿Qué consejo les dio a otras personas en mi caso? En inglés: What did you advise others in my situation?
step-S39-say-caregiver = ¿Qué consejo les dio a otras personas en este caso? En inglés: What did you advise others in this situation?
step-S40 = Pensar en un tercer doctor
step-S40-why = Otra mirada puede ayudar. Pregunte a su seguro si la paga, y a su doctor si hay tiempo.
step-S40-why-caregiver = Otra mirada puede ayudar. Pregunten al seguro si la paga, y al doctor si hay tiempo.
step-S40-say = ¿Me puede ayudar otro doctor? ¿Hay tiempo? En inglés: Would a third opinion help? Is there time for one?

## Lo que pide además la clínica de la persona (handlers/own_items.py)

own-add = Agregar lo que pide mi clínica
own-add-caregiver = Agregar lo que pide la clínica
own-ask = ¿Qué otra cosa le pide su nuevo centro? Escriba una sola en pocas palabras. Caben { $most } letras.
own-ask-caregiver = ¿Qué otra cosa pide el nuevo centro? Escriba una sola en pocas palabras. Caben { $most } letras.
own-sure = ¿Pongo esto en su lista? { $words }
own-yes = Agregar a la lista
own-no = No
own-added = Anotado en su lista: { $words }.
own-another = Agregar otra cosa
own-again = Esto ya estaba en su lista: { $words }.
own-full = Su lista tiene lugar para { $count } cosas que usted agrega. Primero quite una.
own-long = Es muy largo para una lista. Por favor escriba menos de { $most } letras.
own-remove = Quitar de la lista
own-removed = Quité esto de su lista: { $words }.
own-task = Algo que le pide su nuevo centro
own-task-caregiver = Algo que les pide el nuevo centro
own-else = Otra cosa que le pide su nuevo centro
own-else-caregiver = Otra cosa que les pide el nuevo centro
own-whom = Su nuevo centro
own-whom-caregiver = El nuevo centro
own-lead = Pregunte para qué fecha
own-why = Usted lo puso en la lista. Mis avisos nunca muestran sus palabras.
own-open = Su nuevo centro le pide también: { $items }
own-open-caregiver = El nuevo centro les pide también: { $items }
own-open-sms =
    { $count ->
        [one] Falta 1 cosa que usted puso.
       *[other] Faltan { $count } cosas que usted puso.
    }
