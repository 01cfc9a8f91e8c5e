# Everything the bot says that is not a page of the guide. `key-sms`, where there is one, is what a text message says.
# docs/content.md tells how to change it. Text messages name no illness and use plain characters.

in-english = (This part is in English for now.)

## Who are you?

welcome =
    Hi, I am { $name }. I help you get ready for a second opinion, one small step at a time.

    I am a bot. No person reads what you write, and I am **not for emergencies**. In an emergency use your phone to call 911 or your local emergency number.

    You can stop at any time: write STOP. To see what I keep: PRIVACY.

    **Who are you?**
welcome-sms =
    { $name }: I help you get ready for a second opinion, step by step. I am a bot, no person reads this. Not for emergencies: call 911. STOP ends this.
    Who are you?
role-patient = I am the patient
role-caregiver = I care for someone
role-looking = Just looking
looking = Good. Look around as long as you like. You do not have to tell me anything.
relation = It is good that they have you. Who are you caring for?
relation-mother = My mother
relation-father = My father
relation-wife = My wife
relation-husband = My husband
relation-child = My child
relation-other = Someone else
welcome-back = Good to hear from you again. Let us go on where we stopped.
language-which = Which language?
language-set = I speak English from now on.

## Is there time?

kind =
    First things first: **is there time?**

    Some kinds are fast and cannot wait. Others are slow. What did your doctor call yours?
kind-sms = First: is there time? Some kinds are fast and cannot wait. Others are slow. What did your doctor call yours?
kind-caregiver =
    First things first: **is there time?**

    Some kinds are fast and cannot wait. Others are slow. What did the doctor call it?
kind-caregiver-sms = First: is there time? Some kinds are fast and cannot wait. Others are slow. What did the doctor call it?
kind-acute = Acute (fast)
kind-chronic = Chronic (slow)
kind-unknown = I do not know yet
wait =
    Only your doctor can say how long you can wait. Ask today:

    > How many days can I safely wait for a second opinion?

    **Did your doctor tell you already?**
wait-sms =
    Only your doctor can say how long you can wait. Ask today: "How many days can I safely wait for a second opinion?"
    Did your doctor tell you already?
wait-caregiver =
    Only the doctor can say how long there is. Ask today:

    > How many days can we safely wait for a second opinion?

    **Did the doctor tell you already?**
wait-caregiver-sms =
    Only the doctor can say how long there is. Ask today: "How many days can we safely wait for a second opinion?"
    Did the doctor tell you already?
wait-days = Yes, I know how many
wait-start-now = Start treatment now
wait-not-asked = Not asked yet
wait-hospital = In the hospital now
wait-how-many = How many days did the doctor say? For example: 10 days, or 3 weeks. You can also write SKIP.
wait-noted =
    { $days ->
        [one] I noted: 1 day.
       *[other] I noted: { $days } days.
    } Keep every test and treatment that is booked. If you feel worse, call your care team at once. Not what your doctor said? Write UNDO.
wait-noted-caregiver =
    { $days ->
        [one] I noted: 1 day.
       *[other] I noted: { $days } days.
    } Keep every test and treatment that is booked. If { $who } feels worse, call the care team at once. Not what the doctor said? Write UNDO.
wait-now =
    Follow your doctor. Treatment comes first. A second opinion can run alongside or come later.

    I will show you only the few things that help right away.
wait-now-sms = Follow your doctor. Treatment comes first. A second opinion can run alongside or come later. I show you only the few things that help right away.
wait-now-caregiver =
    Follow the doctor. Treatment comes first. A second opinion can run alongside or come later.

    I will show you only the few things that help right away.
wait-now-caregiver-sms = Follow the doctor. Treatment comes first. A second opinion can run alongside or come later. I show you only the few things that help right away.
wait-ask-today =
    Please ask today. You can read this aloud:

    > { $script }

    No answer today? Call the on-call line, also at night. No care team yet? Ask the clinic that found it. Keep every test that is booked.
wait-ask-today-sms = Please ask today. Say: "{ $script }" No answer? Call the on-call line, also at night. No care team yet? Ask the clinic that found it.
wait-hospital-text =
    Then you do not need a checklist from me now. Say to the ward:

    > Please ask my doctor here to call the second doctor.

    Doctors can talk to each other within a day. Stay in care. When you are home again, write "I am home".
wait-hospital-text-sms = Then you need no checklist now. Say to the ward: "Please ask my doctor here to call the second doctor." Stay in care. Home again? Reply "I am home".
wait-hospital-text-caregiver =
    Then you do not need a checklist from me now. Say to the ward:

    > Please ask the doctor here to call the second doctor.

    Doctors can talk to each other within a day. Care goes on there. When you are all home again, write "we are home".
wait-hospital-text-caregiver-sms = Then you need no checklist now. Say to the ward: "Please ask the doctor here to call the second doctor." Care goes on there. Home again? Reply "we are home".
hospital-left = I am glad. Your list is back: LIST shows it.
copy-sentence = Copy the sentence

## May I remind you?

consent =
    **May I remind you?** I would send a few short messages, at most three a week, between 10 and 5. They name a task, never your illness.

    You can stop them at any time with STOP.
consent-sms = May { $name } text you reminders? At most 3 a week, between 10 and 5. They name tasks, not your illness. Msg & data rates may apply. HELP for help, STOP to end, PRIVACY for our policy. Reply OK to agree.
consent-caregiver =
    **May I remind you?** I would send a few short messages, at most three a week, between 10 and 5. They name a task, never the illness.

    With OK you also say that the person you care for agrees. You can stop at any time with STOP.
consent-caregiver-sms = May { $name } text you reminders? At most 3 a week, between 10 and 5. OK also means the person you care for agrees. Msg & data rates may apply. HELP for help, STOP to end, PRIVACY for our policy.
consent-yes = Thank you. I will remind you.
consent-yes-sms = { $name }: you will get up to 3 reminders a week. Msg & data rates may apply. HELP for help, STOP to end, PRIVACY for our policy.
consent-no = That is fine. I will only answer when you write. You can change it any time: SETTINGS.
consent-start = Yes, remind me
ok = OK
not-now = Not now
skip = Skip
zone = Which time zone are you in? You can also write a city.
zone-guess = Is it { $here } where you are now? Choose your time zone, or write a city.
zone-eastern = Eastern
zone-central = Central
zone-mountain = Mountain
zone-pacific = Pacific
zone-taken = I will use the time of { $zone } until you tell me otherwise.
zone-found = I will use the time of { $zone }. It is { $here } there now.
no-zone = not set

## The visit

visit-known = Do you have a date for the second-opinion visit?
visit-have = Yes, I have a date
visit-none = Not yet
no-visit-yet = No date yet is fine. Before you book, ask your insurance what it covers. When you have a date, write DATE.
no-visit-yet-caregiver = No date yet is fine. Before you book, ask the insurance what it covers. When you have a date, write DATE.
visit-ask = When is the visit? Write the day and time, like: { $example } at 2:30 pm.
visit-what-time = { $day }. At what time?
visit-what-time-sms = { $day }. At what time? Reply SKIP if you do not know it.
time-unknown = I do not know the time
visit-what-day = And on which day?
visit-which = Which one do you mean?
none-right = None of these
visit-past = That is already past. Has the visit been?
visit-was = Yes, it has been
visit-other = No, another day
visit-read-back =
    **{ $when }** ({ $zone } time).{ $taken }
    Is that right?
visit-read-back-sms = { $when } ({ $zone } time).{ $taken } Is that right?
took-it = I took it as { $half }.
half-am = AM
half-pm = PM
visit-wrong = No, change it
visit-saved =
    { $days ->
        [0] Saved: { $when }. That is today.
        [one] Saved: { $when }. That is tomorrow.
       *[other] Saved: { $when }. That is in { $days } days.
    }
visit-is = Your visit: **{ $when }**.{ $where }
visit-is-sms = Your visit: { $when }.{ $where }
visit-is-caregiver = The visit: **{ $when }**.{ $where }
visit-is-caregiver-sms = The visit: { $when }.{ $where }
visit-move = Change the date
visit-clear = Remove the date
visit-clear-sure = Remove the date? Your list stays. Reminders for the visit end.
visit-clear-yes = Yes, remove it
visit-keep = No, keep it
visit-cleared = The date is removed. When you have a new one, write DATE.
daily = Your visit is soon. May I send one message a day until then?
daily-caregiver = The visit is soon. May I send one message a day until then?

## The menu and the guide

menu-text =
    **What would you like to know?**
    You can also just write your question.
menu-text-sms = What would you like to know? You can also just write your question.
menu-time = Is there time?
menu-why = Why get one?
menu-where = Where to go
menu-prepare = Prepare
menu-after = Making sense of it
menu-more = More help
menu-list = My list
menu-visit = My visit
menu-settings = Settings
menu = Menu
section = **{ $title }**
section-sms = { $title }
more = More
back = Back
help = Who can help
reply-more = Reply MORE for the next part.
reply-more-first = MORE: the next part. OK goes on.
topic-end = BACK goes back. MENU shows more.
topic-end-first = OK goes on. MENU shows more.
go-on = Go on where we stopped
topic-lead = {""}*For { $who }: where this page says "you", it means the patient.*
topic-lead-sms = For { $who }:
no-more = There is no more of that.
found = Is it one of these?
none-of-these = None of these
care-team =
    I cannot answer that. It is a question for your doctor or nurse. They know you.

    You can also call the Blood Cancer United help line, free: 800-955-4572.
care-team-sms = I cannot answer that. It is a question for your doctor or nurse. They know you. You can also call a free help line: 800-955-4572.
care-team-caregiver =
    I cannot answer that. It is a question for the doctor or nurse. They know { $who }.

    You can also call the Blood Cancer United help line, free: 800-955-4572.
care-team-caregiver-sms = I cannot answer that. It is a question for the doctor or nurse. They know { $who }. You can also call a free help line: 800-955-4572.
unknown =
    I do not know that. A person at a free help line may: 800-955-4572 (Blood Cancer United).

    Or look at the menu.
unknown-sms = I do not know that. A person at a free help line may: 800-955-4572. Or look at the menu.
unknown-contact =
    I do not know that. A person may: { $contact }. Or a free help line: 800-955-4572 (Blood Cancer United).

    Or look at the menu.
unknown-contact-sms = I do not know that. A person may: { $contact }. Or a free help line: 800-955-4572.
not-understood = Sorry, I did not understand that. MENU and HELP always work.
no-such-number =
    { $most ->
        [one] Please reply 1, or write MENU.
       *[other] Please choose a number from 1 to { $most }, or write MENU.
    }
too-long = That is a long message, and I am only a bot. Please write the one thing that matters most. If you feel worse, call your care team. In an emergency call 911.
too-long-caregiver = That is a long message, and I am only a bot. Please write the one thing that matters most. If { $who } feels worse, call the care team. In an emergency call 911.
edited = I saw that you changed a message. I cannot go back. Please write it again as a new one.
old-button = That button is from earlier. Here is where we are now.
acknowledged = You are welcome. MENU shows what I can do.
goodbye = Take good care. I answer whenever you write.
with-you = Take good care of yourself. I answer whenever you write. If I got this wrong, write START.
not-yet = That is fine. LIST shows what is open. LATER moves my next message.
hospice =
    I am sorry. This is a tender time, and it is yours. I pause my reminders and ask nothing.

    The hospice team can be called day and night. If you want to talk to someone else: 800-955-4572, free. In a crisis call or text 988. If you ever want my list again, write START.
hospice-sms = I am sorry. This is a tender time. I pause my reminders and ask nothing. The hospice team can be called day and night. To talk: 800-955-4572, free; in a crisis 988. START brings my list back.
good-news = I am so glad to hear that. Thank you for telling me. I am here when there is something to do.
not-today =
    That is all right. You do not have to talk about it. I ask nothing now.

    When you want to go on, write LIST. If you would rather talk to a person: 800-955-4572, free. In a crisis call or text 988.
not-today-sms = That is all right. You do not have to talk about it. I ask nothing now. When you want to go on, reply LIST. To talk to a person: 800-955-4572, free. In a crisis call or text 988.
unreadable-photo = I cannot read pictures, and I keep none. Please write it in words. Keep photos of your papers for yourself.
unreadable-sticker = Thank you. I can only read words. MENU shows what I can do.
unreadable-voice = I cannot listen to voice messages. Please write it in words. If it is urgent, call your care team. In an emergency call 911.
unreadable-location = I cannot use a location, and I keep none. You can write the name of your city.
unreadable-document = I cannot read files, and I keep none. Please keep your papers yourself and write to me in words.
unreadable-group = I only talk with one person at a time. Please write to me in a private chat.
unreadable-empty = I got an empty message. Write MENU to see what I can do.
unreadable-other = I can only read words. MENU shows what I can do.

## The list

list =
    **What matters now{ $whose }** ({ $done } of { $total } done)

    { $lines }

    Write a number to see more, or DONE 1 when you have it.
list-sms =
    What matters now{ $whose } ({ $done } of { $total } done):
    { $lines }
    Reply a number to see more, DONE 1 when done, MORE for all.
list-for = for { $who }
who-mother = your mother
who-father = your father
who-wife = your wife
who-husband = your husband
who-child = your child
who-other = the one you care for
mine-mother = my mother
mine-father = my father
mine-wife = my wife
mine-husband = my husband
mine-child = my child
mine-other = the one I care for
list-empty = Nothing is open right now. You have done { $done } of { $total }.
list-held =
    First, please do what my emergency message said. 911 in danger, by voice. 988 to talk to someone, day or night.

    Your list waits. If it was a false alarm, or it is over, write SAFE.
list-held-sms = First, please do what my emergency message said. 911 in danger. 988 to talk, day or night. Your list waits. False alarm, or over? Reply SAFE.
list-hospital = You are in the hospital now, so there is no list. Ask the ward to have your doctor call the second doctor.
list-hospital-caregiver = There is no list while you are all at the hospital. Ask the ward to have the doctor there call the second doctor.
hospital-home = I am home again
hospital-home-caregiver = We are home again
all = The whole list
all-items =
    **The whole list** ({ $done } of { $total } done)

    { $lines }
all-items-sms =
    The whole list ({ $done } of { $total } done):
    { $lines }
    Reply a number, MORE, or ADD.
state-todo = to do
state-done = Done
state-asked = Asked
state-not_needed = Not needed
item =
    **{ $title }** ({ $state })

    Ask: { $whom }
    Takes: { $lead }

    { $why }

    Say it like this:
    > { $script }
item-sms =
    { $title } ({ $state }). Ask: { $whom }. Takes: { $lead }. { $why }
item-no-script =
    **{ $title }** ({ $state })

    Ask: { $whom }
    Takes: { $lead }

    { $why }
item-no-script-sms =
    { $title } ({ $state }). Ask: { $whom }. Takes: { $lead }. { $why }
item-script =
    Say it like this:

    > { $script }
item-script-sms = Say: "{ $script }"
say-it = What to say
item-rushed = When time is short: { $what }
item-permission = Have { $who } beside you to give permission.
mark-done = I have it
mark-done-item = Done: { $title }
mark-asked = I asked for it
mark-not-needed = Not needed
untick = Put it back
undo = Undo
read-more = Read more
marked-done = Done: { $items }.
marked-asked = Noted, you asked: { $items }.
marked-not_needed = Not needed: { $items }.
unticked = Back on the list: { $items }.
nothing-to-undo = There is nothing to undo.
done-what = Which one do you mean? Here is your list.
which-done = Which one is done?
which-not_needed = Which one is not needed?
about-these = { $items }: what about these?
all-of-them = All of them
done-no-such =
    { $most ->
        [one] There is only 1 on the list. Write DONE 1.
       *[other] The list has { $most }. Write DONE and a number from 1 to { $most }.
    }

## Reminders

remind =
    { $name }:
    { $tasks }

    Reply DONE { $first }, LATER or LIST.
remind-sms =
    { $name }:
    { $tasks }
    Reply DONE { $first }, LATER or LIST.
remind-catchup =
    { $name }: this is still open:
    { $tasks }

    Reply DONE { $first }, LATER or LIST.
remind-catchup-sms =
    { $name }: still open:
    { $tasks }
    Reply DONE { $first }, LATER or LIST.
remind-arrived =
    { $name }: about a week to go. Have these arrived, or been arranged?
    { $tasks }

    Reply DONE { $first }, LATER or LIST.
remind-arrived-sms =
    { $name }: about a week to go. Have these arrived, or been arranged?
    { $tasks }
    Reply DONE { $first }, LATER or LIST.
remind-questions =
    { $name }: a few days to go.
    { $tasks }

    Reply DONE { $first }, LATER or LIST.
remind-questions-sms =
    { $name }: a few days to go.
    { $tasks }
    Reply DONE { $first }, LATER or LIST.
remind-last =
    { $name }: this is my last reminder for now.
    { $tasks }

    When you have a date, write DATE and I will help again.
remind-last-sms =
    { $name }: this is my last reminder for now.
    { $tasks }
    When you have a date, reply DATE and I will help again.
remind-private =
    { $count ->
        [0] { $name }: a message waits for you. Reply LIST.
        [one] { $name }: 1 item is due. Reply LIST.
       *[other] { $name }: { $count } items are due. Reply LIST.
    }
remind-tomorrow =
    { $name }: tomorrow is the day. Bring your ID, insurance card, your copies and your questions.
    { $tasks }
remind-tomorrow-caregiver =
    { $name }: tomorrow is the day. Bring the ID, insurance card, copies and questions.
    { $tasks }
remind-tomorrow-at =
    { $name }: { $time }. Bring your ID, insurance card, your copies and your questions.
    { $tasks }
remind-tomorrow-at-caregiver =
    { $name }: { $time }. Bring the ID, insurance card, copies and questions.
    { $tasks }
remind-tomorrow-private = { $name }: a reminder for tomorrow. Reply LIST.
remind-asked = { $name }: did you ask how many days you can wait?
remind-asked-caregiver = { $name }: did you ask how many days there are?
name-for = { $name }, for { $who }
remind-outcome = { $name }: if you have no written report yet, call and ask for it. How do the two answers compare?
remind-close =
    { $name }: a good time to talk it over with your first doctor.
    { $tasks }

    All done? Write DELETE and I forget everything.
remind-close-sms =
    { $name }: a good time to talk it over with your first doctor.
    { $tasks }
    All done? Reply DELETE and I forget everything.
remind-close-caregiver =
    { $name }: a good time to talk it over with the first doctor.
    { $tasks }

    All done? Write DELETE and I forget everything.
remind-close-caregiver-sms =
    { $name }: a good time to talk it over with the first doctor.
    { $tasks }
    All done? Reply DELETE and I forget everything.
remind-resume = { $name }: I have been quiet since your message. I hope you are in good hands. Shall my reminders go on?
remind-resume-caregiver = { $name }: I have been quiet since your message. I hope { $who } is in good hands. Shall my reminders go on?
resume-yes = Yes, go on
resume-no = Not now
later = Later
later-set = All right. I will ask again on { $day }.
later-sooner = All right. I will ask again on { $day }, so that there is time before the visit.
later-when = When shall I ask again?
later-undone = All right, as it was.
later-nothing = I have no reminder planned, so there is nothing to move. LIST shows what is open.
later-1 = Tomorrow
later-3 = In 3 days
later-7 = In a week
pause = Pause reminders
paused = The reminders are paused. Write SETTINGS to start them again. I still answer when you write.
unpause = Start reminders again
resumed = The reminders go on.
coming = What comes when?
coming-none = Nothing is planned right now.
coming-list =
    **This comes next:**

    { $lines }
coming-list-sms =
    This comes next:
    { $lines }
about-visit = the visit
visit-so-soon =
    The visit is so soon that no reminder comes before it. Bring your ID, your insurance card, your medicines as a list, copies of what you have, and three questions.
visit-so-soon-caregiver =
    The visit is so soon that no reminder comes before it. Bring the ID, the insurance card, the medicines as a list, copies of what you have, and three questions.
next-is = Next message: { $line }.
why-none = I send you nothing unasked. I only answer when you write. MENU shows what I can do.
why = You said OK to reminders on { $day }. COMING shows what is next. PAUSE stops them for a while, STOP ends them.
why-start = Your last reminder ({ $when }) named what was already due when the visit was set.
why-asked = Your last reminder ({ $when }) asked how many days you can wait. It comes once, the working day after I first ask you to find out.
why-ahead = Your last reminder ({ $when }) came about { $weeks } weeks before the visit. The clinic and the insurance need some time for these steps.
why-arrived = Your last reminder ({ $when }) came about a week before the visit, so that missing papers can still be sent.
why-soon = Your last reminder ({ $when }) came a few days before the visit, so that questions and the way there are ready.
why-tomorrow = Your last reminder ({ $when }) came because the visit was the next day.
why-after = Your last reminder ({ $when }) came just after the visit, to ask about the report and the two answers.
why-close = Your last reminder ({ $when }) came about a week after the visit, for the next steps with the first doctor.
why-next = Your last reminder ({ $when }) came because there is no visit date yet. These are the first steps.
why-catchup = Your last reminder ({ $when }) named what you put off, or what I could not send on its day.
why-resume = Your last reminder ({ $when }) asked if I may go on, because I had been quiet after an urgent message.
lost-telegram = { $name }: I can no longer reach you on Telegram. Reminders come here now. STOP ends them.
lost-sms = Text messages no longer reach your phone. Reminders come here now. You can change that in Settings.
lost-sms-ask = Text messages no longer reach your phone. May I send the reminders here instead?

## After the visit

outcome-ask = How do the two opinions compare?
outcome-same = The same
outcome-different = Different
outcome-unsure = Not sure
outcome-not_happened = The visit did not happen
outcome-same-text = Two doctors see it the same way. That can make you surer of your plan. Next: see your first doctor and go on from there.
outcome-same-text-caregiver = Two doctors see it the same way. That can make you both surer of the plan. Next: see the first doctor and go on from there.
outcome-different-text =
    Two different answers can feel like a lot. It happens often, and it does not mean that one is wrong.

    First: see your first doctor and talk it over. Ask both how long you may take to decide.

    What is it that differs?
outcome-different-text-sms = Two different answers can feel like a lot. It happens often. It does not mean that one is wrong. First: see your first doctor and talk it over. What is it that differs?
outcome-different-text-caregiver =
    Two different answers can feel like a lot. It happens often, and it does not mean that one is wrong.

    First: see the first doctor and talk it over. Ask both how long you may take to decide.

    What is it that differs?
outcome-different-text-caregiver-sms = Two different answers can feel like a lot. It happens often. It does not mean that one is wrong. First: see the first doctor and talk it over. What is it that differs?
outcome-unsure-text = That happens. Ask the second clinic for its report in writing. Then ask both doctors how they came to their answer.
outcome-not-happened-text = These things happen. Is there a new date?
read-same = When they agree
read-different = When they differ
read-review-together = Ask them to review it together
read-ask-how = Ask how they decided
read-ask-evidence = Ask what it is based on
read-third-opinion = A third opinion

## Settings

settings-text =
    **Settings**
    Reminders: { $state }. Time zone: { $zone }.
settings-text-sms = Settings. Reminders: { $state }. Time zone: { $zone }.
reminders-on = on
reminders-off = off
reminders-paused = paused
rhythm =
    **When reminders come**
    From { $from } to { $until }, { $days }. { $most ->
        [one] At most 1 in a week, and a few around the visit.
       *[other] At most { $most } in a week.
    } The one on the day before the visit always comes.
rhythm-sms = Reminders come from { $from } to { $until }, { $days }. { $most ->
        [one] At most 1 in a week, and a few around the visit.
       *[other] At most { $most } in a week.
    }
rhythm-more = When reminders come
rhythm-next = Next one: { $when }.
hour-change = Change the time
hour-ask = From what time may reminders come? Now: { $from }. Choose one, or write a time from { $earliest } to { $latest }.
hour-9 = Early (9 AM)
hour-10 = Morning (10 AM)
hour-12 = Noon (12 PM)
hour-15 = Afternoon (3 PM)
hour-18 = Evening (6 PM)
hour-set = Reminders come from { $from } on now, never after { $until }.
hour-nearest = { $from } is as near as I can get. Reminders come from then on, never after { $until }.
hour-nearest-sms = Reminders come from { $from } on, which is as near as I can get. They never come after { $until }.
days-change = Change the days
days-ask = On which days may reminders come? Now: { $days }. Choose, or write the days, as in "Tuesday and Friday".
days-ask-sms = On which days? Now: { $days }. Choose, or write: Tuesday and Friday.
days-any = Any day
days-weekdays = Monday to Friday
days-weekend = Weekends
days-choose = Choose days
day-ask = Choose a day to add it or take it away. Now: { $days }.
days-ready = Ready
on-any = any day
on-weekdays = Monday to Friday
on-weekend = Saturday and Sunday
on-all-but = any day but { $days }
days-set = Days for reminders now: { $days }. Only the one on the day before the visit still comes on its own day.
pace-fewer = Fewer reminders
pace-fewer-set = From now on at most one reminder a week. Only around the visit a few more come: some days before, the day before, and after it.
pace-fewer-set-sms = From now on at most one reminder a week. Only around the visit a few more come.
pace-usual = As many as before
pace-usual-set = Reminders come as usual again, at most { $most } in a week.
where = Where reminders go
where-ask = Where should reminders go? Now: { $now }.
where-nowhere = nowhere yet
where-telegram = Telegram
where-sms = Text message
where-telegram-set = Reminders come on Telegram.
where-sms-set = Reminders come by text message.
private-on = Hide the tasks
private-off = Show the tasks
private-set = Reminders now only say how many things are due.
private-unset = Reminders name the tasks again.
time-on = Show the visit's time
time-off = Hide the visit's time
time-set = The reminder on the day before shows the time of your visit.
time-unset = Reminders do not show the time of your visit.
change-zone = Time zone
change-language = Language / Idioma
privacy = Privacy

## Two channels, one person

link-ask =
    You can get reminders by text message. Share your number with the button below, or write it here.
share-number = Share my phone number
link-from-sms = On Telegram look for @{ $telegram }. Press Start there, then choose Settings, Where reminders go, Text message.
link-no-telegram = This program is not on Telegram. Reminders come by text message.
link-no-sms = Text messages are not set up here. Reminders come on Telegram.
link-bad-number = I cannot read that number. Please write it with the area code, like 555-201-4477.
link-code-text = { $name }: your code is { $code }. Write it in your chat within 10 minutes. If this was not you, ignore this message.
link-code-sent = I sent a code to { $phone } if it can get texts. Write the 6 digits here. It is good for 10 minutes.
link-code-wrong =
    { $left ->
        [0] That was not the code. Please start again.
        [one] That is not the code. You can try once more.
       *[other] That is not the code. You can try { $left } more times.
    }
link-code-over = That code is no longer good. Let us start again.
link-invite = { $name }: your chat asked for reminders at this number. At most 3 a week. Msg & data rates may apply. HELP for help, STOP to end, PRIVACY for our policy. Reply OK to agree.
link-invited = I sent a text to your phone. **Reply OK there**, and reminders will come by text.
link-done = { $name }: good. Reminders come here by text now. We can talk here or on Telegram, it is one conversation. STOP ends it on both.
link-declined = That is fine. I will not text this number. In your chat everything stays as it is.

## Stop, start, help

stopped = { $name }: stopped. You will get no more messages, here or anywhere else. To begin again, write START.
stop-asked = Do you want me to stop texting you?
stop-asked-yes = Yes, no more messages
stop-asked-no = No, go on
stopped-wrong-number = { $name }: sorry for the trouble. This number gets no more messages from us. If that was a mistake, write START.
still-stopped = You asked me to stop, so I am quiet. To begin again, write START. In an emergency call 911.
restarted = { $name }: welcome back. You will get messages again, reminders at most 3 a week. Msg & data rates may apply. STOP ends them, HELP for help.
restarted-to-talk = { $name }: welcome back. I answer again when you write. STOP ends it, HELP for help.
help-text =
    I am { $name }, a bot that helps you get ready for a second opinion. No person reads what you write. **Not for emergencies.**

    Emergency: call 911 or your local emergency number. In a crisis call or text 988.
    A person to talk to: { $contact }

    Words that always work: MENU, LIST, DATE, BACK, PRIVACY, DELETE, ESPAÑOL. STOP ends all messages.
help-text-sms = { $name }: help to get ready for a second opinion. A bot, not watched. Emergency: call 911. Crisis: call or text 988. A person: { $contact }. Words: MENU LIST DATE BACK PRIVACY. Msg & data rates may apply. STOP ends.
no-contact = 800-955-4572 (free help line)
condolence = I am so very sorry. I will not send anything more. If you want me to forget everything, write DELETE. If you need someone to talk to, call 988 at any hour. If I got this wrong, write START.

## Safety (the fixed texts themselves are in safety.toml)

safe-button = False alarm, or I am safe now
safe-button-caregiver = False alarm, or we are safe now
safe-again = Good. I am glad you told me.
fever-ask = Is that a temperature?
fever-yes = Yes, a temperature
fever-no = No, something else
fever-no-text = All right.

## Your data

privacy-text =
    **What I keep**: your answers, your list, your visit's date, and where to reach you. It is encrypted. I keep no photos and no full names. I sell nothing and share nothing.

    If you share a message to improve the guide, it carries no name. Nobody can tell whose it is: EXPORT does not show it and DELETE cannot find it. It is gone after 30 days.

    Only the people who run this bot could open it: { $contact }

    EXPORT shows you everything. DELETE removes everything at once, everywhere. After a STOP I keep one scrambled number, so that nobody texts you again.
privacy-text-sms = We keep your answers, list, visit date and number, encrypted. We sell and share nothing. A message you chose to share has no name: DELETE cannot find it; it is gone after 30 days. After STOP one scrambled number stays, so nobody texts you again. SUMMARY shows your plan. DELETE removes it. Questions: { $contact }
export = Get my data
delete = Delete my data
export-here = Here is everything I keep about you, in one file.
export-sms = A text cannot carry a file. I keep your number, language, time zone, whom you prepare for, your agreement, and this. On Telegram EXPORT sends it all:
summary =
    **Your plan**

    Visit: { $when }
    Can you wait? { $wait }
    Done: { $done }
    Asked for: { $asked }{ $own }

    Questions for the doctor:
    { $questions }
summary-sms =
    Visit: { $when }. Can you wait? { $wait } Done: { $done }. Asked for: { $asked }. Questions: { $count }.{ $own }
summary-caregiver =
    **The plan for { $who }**

    Visit: { $when }
    Can it wait? { $wait }
    Done: { $done }
    Asked for: { $asked }{ $own }

    Questions for the doctor:
    { $questions }
summary-caregiver-sms = Visit: { $when }. Can it wait? { $wait } Done: { $done }. Asked for: { $asked }. Questions: { $count }.{ $own }
no-date = no date yet
nothing-yet = nothing yet
wait-was-open = Not answered yet.
wait-was-days =
    { $days ->
        [one] The doctor said 1 day.
       *[other] The doctor said { $days } days.
    }
wait-was-told = The doctor answered.
wait-was-start_now = Treatment starts now.
wait-was-not_asked = Not asked yet.
delete-sure = Delete everything I know about you, on every channel? This cannot be undone.
delete-yes = Delete everything
delete-no = No, keep it
deleted = Everything is deleted. I wish you all the best. If you ever want to begin again, just write.
deleted-in-grief = Everything is deleted. You will hear nothing more from me. Please take good care of yourself.
kept = Nothing was deleted.

## Sharing a message that was not understood

share-offer = Share this message, without your name, so that the guide gets better?
share-by-number = Share this, without my name, to help
share-it = Share it
share-not = Do not share
share-sure =
    This is all that I would keep. Please check that it names nobody:

    > { $words }

    The people who improve this guide would read it. It is deleted after 30 days. Before that nobody can find it again: it has no name on it. Share it?
share-sure-sms = I would keep only this, without your name, for 30 days: "{ $words }" Nobody can find it to delete it sooner.
shared = Thank you. Your message can help the next person. It carries no name and is deleted after 30 days.
share-declined = All right. I keep nothing of it.
share-gone = I no longer have that message, so nothing was shared.
mask-email = (e-mail)
mask-link = (link)
mask-date = (date)
mask-street = (street)
mask-number = (number)
mask-name = (name)

## When something is wrong on our side

our-fault = Sorry, something went wrong on my side. I did not use your message. Please try again, or write MENU. In an emergency call 911.
late-answer = Sorry for the late answer. I was out of order for a while.
late-answer-sms = Sorry for the late answer.

## On Telegram, beside the chat

command-menu = What I can do
command-list = What matters now
command-date = Your visit's date
command-questions = My questions for the doctor
command-coming = What I will send you, and when
command-settings = Reminders, language, time zone
command-privacy = What I keep, and how to delete it
command-help = Emergency numbers and a human contact
command-stop = Stop all messages
bot-description = I help you get ready for a second opinion, one small step at a time, and remind you before the visit. I am a bot. No person reads what you write. Not for emergencies: call 911 or your local emergency number.
bot-short-description = Get ready for a second opinion, one small step at a time. A bot, not for emergencies.

## The call to the insurance, one question at a time

call-start = Start the call
call-go-on = Go on with the call
call-not-now = Not now
call-urgent = First ask the doctor how many days there are. Urgent care never waits for the insurance.
call-ready =
    **Before you call your insurance**, have these ready:

    - the insurance card: the number is on the back
    - a pen and paper
    - a quiet half hour

    { $permission }

    I show you one question at a time. Read it aloud, then write me what they say. You can leave at any time: CALL brings you back.
call-ready-sms = Before you call your insurance: have the card (the number is on the back), a pen, and a quiet half hour.{ $permission } I send one question at a time. Text me what they say. CALL brings you back.
call-ready-caregiver =
    **Before you call the insurance**, have these ready:

    - the insurance card: the number is on the back
    - a pen and paper
    - a quiet half hour

    { $permission }

    I show you one question at a time. Read it aloud, then write me what they say. You can leave at any time: CALL brings you back.
call-ready-caregiver-sms = Before you call the insurance: have the card (the number is on the back), a pen, and a quiet half hour.{ $permission } I send one question at a time. Text me what they say. CALL brings you back.
call-permission = Have { $who } beside you to give permission. Begin with: "I call for someone who is here and agrees."
call-interpreter = I speak Spanish. Interpreter, please.
call-on =
    { $done ->
        [0] Let us go on with the call.
        [one] Let us go on with the call. 1 answer is noted.
       *[other] Let us go on with the call. { $done } answers are noted.
    }
call-question =
    **{ $number } of { $total }.** Read this aloud:

    > { $question }

    What do they say? Write it in your own words. You can do it after the call, too.
call-question-sms =
    { $number } of { $total }. Say: "{ $question }"
    Text me what they say. SKIP leaves it out, DONE when you have hung up.
call-next =
    **{ $number } of { $total }.** Read this aloud:

    > { $question }
call-next-sms = { $number } of { $total }. Say: "{ $question }"
call-hung-up = I have hung up
call-noted = Noted: { $answer }
call-noted-sms = Noted.
call-refused =
    A no can change. Ask now, while they are on the line:

    > Please send me the reason in writing. How do I appeal, and by when? Is there a fast appeal? It is urgent.
call-refused-sms = A no can change. Ask now: "Please send me the reason in writing. How do I appeal, and by when? Is there a fast appeal?"
call-over = That took patience. The call is ticked off your list.
call-over-for-now =
    { $left ->
        [one] Good. What you noted is kept. 1 question is still open: CALL goes on with it.
       *[other] Good. What you noted is kept. { $left } questions are still open: CALL goes on with them.
    }
call-appeal =
    **They said no.** It is often not the last word:

    - Ask for the reason in writing, and by when you can appeal.
    - Ask your doctor to call them and explain. Is it urgent? Then ask for a fast appeal.
    - People who help with this, free: Patient Advocate Foundation, 800-532-5274.

    Keep every test and treatment that is booked. Urgent care never waits for an appeal.
call-appeal-sms = They said no. Ask for the reason in writing, and how to appeal. Your doctor can call them and ask for a fast appeal. Free help: 800-532-5274. Urgent care never waits for this.
call-later = All right. Write CALL when you want to go on. What you noted is kept.
call-notes =
    **What your insurance said** ({ $day })

    { $lines }
call-notes-sms =
    Your insurance said ({ $day }):
    { $lines }
    { $footer }
call-notes-caregiver =
    **What the insurance said** ({ $day })

    { $lines }
call-notes-caregiver-sms =
    The insurance said ({ $day }):
    { $lines }
    { $footer }
call-rest = Reply MORE for the rest.
call-more =
    { $left ->
        [one] Reply MORE for the last question.
       *[other] Reply MORE for { $left } more questions.
    }
call-change = Change an answer
call-change-which = Which answer do you want to change?
call-insurer-covered = Covered
call-insurer-network = In network
call-insurer-referral = Referral
call-insurer-approval = Approval
call-insurer-cost = Cost
call-insurer-slides = Slides
call-insurer-tests = Tests again
call-insurer-remote = Video visit
call-insurer-third = Third opinion
call-insurer-travel = Travel
call-insurer-exception = Exception
call-insurer-reference = Name and number

## Telling the doctor

tell-start = Find the words
tell-ways =
    Most doctors understand, and many encourage it. You may bring someone along.

    **Which words feel right to you?**
tell-ways-sms = Most doctors understand, and many encourage it. Which words feel right to you?
tell-gentle = Gentle words
tell-short = Few words
tell-nurse = Tell the nurse first
tell-gentle-words = I trust you. This is a big step, so I would also like a second opinion. Who would you ask?
tell-gentle-words-caregiver = We trust you. This is a big step, so we would also like a second opinion. Who would you ask?
tell-short-words = I would like a second opinion. Who do you recommend? Could you call them for me?
tell-short-words-caregiver = We would like a second opinion. Who do you recommend? Could you call them for us?
tell-nurse-words = I would like a second opinion. How do I best tell the doctor? Who can send my records?
tell-nurse-words-caregiver = We would like a second opinion. How do we best tell the doctor? Who can send the records?
tell-urgent = When time is short: ask today for a call from doctor to doctor.
tell-words =
    Say it like this:

    > { $sentence }

    Then ask: **could waiting do harm?** Bring someone to listen. Keep every test and treatment that is booked.
tell-words-sms = Say: "{ $sentence }" Then ask: could waiting do harm? Bring someone to listen. Keep all tests and treatment that are booked.
tell-got-name = I asked and have a name
tell-told = I told them, no name yet
tell-other-words = Other words

## Finding a doctor, a center, a help line

find-start = Find places
find-what = What are you looking for?
find-doctor = Doctors
find-centre = Centers
find-line = Help lines
find-places =
    **{ $title }**

    { $lines }
find-places-sms =
    { $title }:
    { $lines }
    { $footer }
find-unchecked = not checked yet
find-checked = checked on { $day }

## Questions for the doctor

questions-start = My questions
questions-mine = My questions
questions-none =
    **Your questions for the doctor**

    There are none yet. Three to five work best. Hand the list over at the start of the visit, so that the doctor can go through it with you.
questions-none-sms = You have no questions for the doctor yet. Three to five work best. Hand them over at the start of the visit.
questions =
    **Your questions for the doctor** ({ $count })

    { $lines }

    { $hint }
questions-list = Your questions ({ $count }), the most important first. Reply a number to move or remove one.
questions-notes = Your questions ({ $count }). Reply a number to note the answer.
questions-sms = { $head }
questions-before = Three to five work best, the most important first. Hand the list over at the start of the visit. Tap a question to move or remove it.
questions-after = Tap a question to note what the doctor answered.
questions-choose = Choose from a list
questions-write = Write my own
questions-show = Show it to the doctor
questions-ready = My questions are ready
question-themes = What is your question about?
theme-diagnosis = What I have
theme-diagnosis-caregiver = The diagnosis
theme-plan = The treatment plan
theme-centre = The center
theme-both = To ask both doctors
theme-close = What happens next
theme-outlook = Also the hard ones about outlook?
theme-empty = All of these are on your list.
about-theme = Choose a question to add it. { $note }
about-outlook = Some people want to know what may come. Some do not. Both are fine, and you can tell the doctor. { $note }
questions-of =
    { $head }

    { $lines }
questions-of-sms = { $head }
questions-count =
    { $count ->
        [0] Your list is empty.
        [one] You have 1.
       *[other] You have { $count }.
    }
questions-many = You have { $count }. Three to five work best, so put the most important first.
questions-full = You have { $count } questions. That is as many as fit into one visit. Please remove one first.
question-write = Write your question in your own words, in up to { $most } characters. The doctor will see it as you write it.
question-too-long = That has { $count } characters. Please use at most { $most }. A short question is easier to answer.
question-added =
    { $count ->
        [one] Added. You have 1 question.
       *[other] Added. You have { $count } questions.
    }
question-many = Added. You have { $count } now. Three to five work best, so put the most important first.
question-line = { $number }. { $words }
questions-words = { $words }
question-up = Move up
question-top = Put it first
question-remove = Remove
answer-second = The new doctor said: { $words }
answer-first = Your first doctor said: { $words }
answer-first-caregiver = The first doctor said: { $words }
note-second = Note the answer
note-first = What my first doctor said
note-first-caregiver = What the first doctor said
note-second-ask = What did the new doctor answer? Write it in up to { $most } characters.
note-first-ask = What did your first doctor answer? Write it in up to { $most } characters.
note-first-ask-caregiver = What did the first doctor answer? Write it in up to { $most } characters.
noted = Noted.
keep-question = Add it to my questions

## Where the visit is

place-change = Place and time zone
place-start = Clinic, video or phone?
place-ask = Where is the visit?
place-clinic = At the clinic
place-video = By video
place-phone = By phone
place-zone = The clinic is in another time zone
place-offer = By video or phone? Reply DATE.
place-is-clinic = At the clinic.
place-is-video = By video: ask which state you must be in.
place-is-video-caregiver = By video: ask which state { $who } must be in.
place-is-phone = By phone.
place-set-clinic = Noted: at the clinic. Ask where to park, and how early to come.
place-set-video =
    Noted: by video. Ask the clinic:

    > Which state must I be in during the call?

    Test the link a day before.
place-set-video-sms = Noted: by video. Ask the clinic: "Which state must I be in during the call?" Test the link a day before.
place-set-video-caregiver =
    Noted: by video. Ask the clinic:

    > Which state must the patient be in during the call?

    Test the link a day before.
place-set-video-caregiver-sms = Noted: by video. Ask the clinic: "Which state must the patient be in during the call?" Test the link a day before.
place-set-phone = Noted: by phone. Ask who calls whom, and which state you must be in.
place-set-phone-caregiver = Noted: by phone. Ask who calls whom, and which state { $who } must be in.
place-zone-ask = What time zone is the clinic in? You can also write its city or state.
place-zone-set = Noted.
visit-zone = That is { $zone } time. For you it is { $here }.
visit-zone-sms = That is { $zone } time. For you it is { $here }.
calendar = For my calendar
calendar-words = For my calendar
calendar-title = Appointment
calendar-here = Open this file to put it in your calendar: { $when }. The title says only "Appointment".
calendar-sms = For your calendar: "Appointment", { $when }, { $zone } time.

## What comes after the visit

after =
    **After the visit**

    { $lines }

    Keep every test and treatment that is booked.
after-sms = After the visit: keep every test and treatment that is booked.
after-none = You have done what there was to do. Keep every test and treatment that is booked.
after-next = What comes next?
after-compare = How do the opinions compare?
after-answers = Note the answers
after-read = What to read next
after-close = I am done
after-first-doctor = Talk to my first doctor
after-first-doctor-caregiver = Talk to the first doctor
after-report = Get the written report
after-close-text = You have come a long way. I have nothing more planned, but I answer when you write. I can forget everything now, or keep it for you.
after-keep = Keep it for now
closed = All right. Your list stays here, and my reminders rest: SETTINGS starts them again. Write DELETE at any time and I forget everything.
differs-diagnosis = The diagnosis differs
differs-diagnosis-caregiver = The diagnosis differs
differs-plan = The plan differs
differs-both = Both differ
differs-diagnosis-text = Then ask both how they read the test results, and who read your slides.
differs-diagnosis-text-caregiver = Then ask both how they read the test results, and who read the slides.
differs-plan-text = Then ask both how they came to their plan, and what it is based on.
differs-both-text = Then start with the diagnosis. Ask both how they read the test results.
differs-both-text-caregiver = Then start with the diagnosis. Ask both how they read the test results.
steps-start = The seven steps
steps = The seven steps
steps-page =
    **The seven steps** ({ $done } of { $total } done)

    { $lines }

    Ask both doctors how long you may take to decide. Choose a step, or write DONE 1 when you have done it.
steps-page-sms =
    The seven steps ({ $done } of { $total } done):
    { $lines }
    Ask both how long you may take to decide. Reply a number, DONE 1, or MORE.
steps-finished =
    **The seven steps**: all done.

    { $lines }
steps-finished-sms =
    The seven steps, all done:
    { $lines }
    Reply MORE to go on.
steps-close = I am through with the steps
steps-both = Ask both side by side
both-choose = Put these on my list
both-page =
    **Ask both doctors the same.** Write the two answers side by side.

    { $lines }
both-page-sms =
    Ask both the same, and write the two answers side by side:
    { $lines }
step-whom = Both doctors
step-lead = One call or visit
step-S34 = Ask them to review it together
step-S34-why = Doctors of one field often work together to find the best care for you.
step-S34-why-caregiver = Doctors of one field often work together to find the best care for { $who }.
step-S34-say = Could you two go over my case together? One call may be enough.
step-S34-say-caregiver = Could you two go over this case together? One call may be enough.
step-S36 = Ask how each one decided
step-S36-why = The same tests can be read in two ways. Hearing both ways helps you see where they part.
step-S36-say = How did you come to this diagnosis or plan?
step-S37 = Ask how they read the test results
step-S37-why = Often the slides or the gene tests make the difference. They can be looked at once more.
step-S37-say = How do you read my test results? Should the slides be looked at again?
step-S37-say-caregiver = How do you read the test results? Should the slides be looked at again?
step-S38 = Ask what it is based on
step-S38-why = There may be more than one standard, and new studies come out.
step-S38-say = Which research or standards did you use?
step-S39 = Ask what they advised others
step-S39-why = It shows how often they see someone in your situation.
step-S39-why-caregiver = It shows how often they see someone in this situation.
step-S39-say = What did you advise others in my situation?
step-S39-say-caregiver = What did you advise others in this situation?
step-S40 = Think about a third doctor
step-S40-why = A third view may help. Ask your insurance if it pays, and your doctor if there is time.
step-S40-why-caregiver = A third view may help. Ask the insurance if it pays, and the doctor if there is time.
step-S40-say = Would a third opinion help? Is there time for one?

## What the person's own clinic asks for besides (handlers/own_items.py)

own-add = Add what my clinic wants
own-add-caregiver = Add what the clinic wants
own-ask = What else does your clinic want? Write one thing in a few words. At most { $most } letters.
own-ask-caregiver = What else does the clinic want? Write one thing in a few words. At most { $most } letters.
own-sure = Shall I put this on your list? { $words }
own-yes = Yes, add it
own-no = No
own-added = On your list: { $words }.
own-another = Add another
own-again = This is on your list already: { $words }.
own-full = Your list has room for { $count } things of your own. Take one off first.
own-long = That is too long for a list. Please write it in at most { $most } letters.
own-remove = Take it off the list
own-removed = Off your list: { $words }.
own-task = Something your clinic asked for
own-task-caregiver = Something the clinic asked for
own-else = Something else your clinic asked for
own-else-caregiver = Something else the clinic asked for
own-whom = Your clinic
own-whom-caregiver = The clinic
own-lead = Ask by when they need it
own-why = You put this on the list. My reminders never show your words.
own-open = Your clinic also asked for: { $items }
own-open-caregiver = The clinic also asked for: { $items }
own-open-sms =
    { $count ->
        [one] 1 more thing for the clinic is open.
       *[other] { $count } more things for the clinic are open.
    }
