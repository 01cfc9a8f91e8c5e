"""Words that make a question one for the person's own doctors: treatments, results, outlook, what they may eat or take.

The guide never answers such a question (docs/safety.md). Words that are plainly about the second opinion itself, its
papers or its visit, win over these.
"""

import re

from handlers.understanding.words import plain

_GENE_OR_DRUG = (
    r"flt ?3|npm ?1|idh ?[12]|tp ?53|bcr ?abl|jak ?2|kras|cebpa|runx1|asxl1|17p|11q|t ?\(?\d+ ?;? ?\d+|"
    r"philadelphia|mutation|mutacion|"
    r"\w{4,}(?:tinib|nib|mab|clax|citabine|citidine|cytarabine|taurin|rubicin|platin|citabina|mabe?)|gleevec|"
    r"sprycel|tasigna|bosulif|"
    r"venetoclax|vidaza|dacogen|imbruvica|calquence|rituxan|hydrea|hydroxyurea|methotrexate|metotrexato|"
    r"prednisone|prednisona|7 ?\+ ?3|car ?t|atra|arsenic"
)
_BRANDS = (
    r"jakafi|inrebic|ojjaara|venclexta|xospata|rydapt|idhifa|tibsovo|revlimid|brukinsa|iclusig|scemblix|onureg|inqovi|"
    r"vyxeos|blincyto|besponsa|mylotarg|kymriah|tecartus|neupogen|neulasta|allopurinol|zyloprim|tylenol|advil|ibuprofeno?"
)
_COUNTS = (
    r"wbc|white (?:blood )?(?:cell )?counts?|platelets?|plaquetas|hgb|hemoglobina?|hematocrit|anc|neutrophils?|"
    r"neutrofilos|blasts?|blastos|"
    r"globulos|leucocitos|lymphocytes?|linfocitos|creatinine|creatinina|ldh|ferritin|labs?|blood ?work|counts|conteos?"
)
_BETTER = (
    r"bad|good|ok|okay|normal|low|high|dangerous|safe|serious|mean|means|malo|mala|bueno|normal|alto|alta|bajo|"
    r"baja|altos|bajos|bajas|altas|significa|grave"
)
_TREATED = (
    r"chemo\w*|treatment|transplant|bmt|radiation|meds?|medicines?|medications?|pills?|dose|transfusion|"
    r"steroids?|trial|drug|infusion|port|biopsy|"
    r"quimio\w*|tratamiento|trasplante|medicina|pastillas?|dosis|transfusion|radiacion"
)
_MEDICAL = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:{_GENE_OR_DRUG})\b",
        (
            rf"\b(?:{_COUNTS})\b.*(?:\d|\b(?:{_BETTER})\b)|\b(?:{_BETTER})\b.*\b(?:{_COUNTS})\b|"
            rf"\b\d[\d.]* (?:percent )?(?:{_COUNTS})\b"
        ),
        (
            r"\b(?:surviv\w*|life expectancy|terminal|fatal|deadly|mortal|curable|incurable|cured?|cura|"
            r"sobreviv\w*|pronostico es|odds|relapse\w*|recaida)\b"
        ),
        (
            r"\bhow (?:long|much time|many (?:years|months))\b.*\b(?:live|left|have to live|got left|die)\b|"
            r"\bcuanto (?:tiempo )?(?:me|le) queda|\bhow long (?:do|does) (?:i|he|she) have\b"
        ),
        (
            r"\b(?:am|is|are|will|gonna|going) (?:i|he|she|they|my \w+|to)\b.*\b(?:die|dying)\b|\b(?:voy|"
            r"va) a (?:morir|morirme|morirse)\b|\b(?:me|se) (?:voy|va) a morir"
        ),
        (
            r"\b(?:should|shud|shld|can|could|do|must|may) (?:i|we|he|she|my \w+) (?:just |really |still |also |"
            r"keep )?(?:stop|start|take|taking|do|have|need|get|refuse|skip|continue|quit|delay|join|try|"
            rf"go through with|pause|double)\b(?: \w+){{0,4}} (?:{_TREATED})\b"
        ),
        (
            r"\b(?:debo|puedo|me conviene|tengo que|necesito|deberia) (?:\w+ )?(?:dejar|parar|empezar|hacerme|"
            rf"tomar|seguir|suspender|saltarme|ponerme|entrar)\b(?: \w+){{0,4}} (?:{_TREATED})\b"
        ),
        (
            r"\b(?:can|could|may|is it (?:ok|safe|okay)(?: for me)? to) (?:i |he |she |we |my \w+ )?(?:still |"
            r"safely |even )?(?:eat|drink|fly|swim|smoke|exercise|work out|have sex|get pregnant|have kids|dye|"
            r"garden|hug|be around|go (?:back )?to work|breastfeed|get (?:a |my |the )?(?:\w+ )?(?:shot|vaccine|"
            r"vaccinated|massage|tattoo|nails))\b"
        ),
        (
            r"\bpuedo (?:comer|beber|tomar|nadar|fumar|trabajar|viajar|embarazarme|tener (?:hijos|relaciones)|"
            r"vacunarme|hacer ejercicio|teñirme)\b"
        ),
        (
            r"\b(?:what|which|que|cual(?:es)?) (?:foods?|diet|vitamins?|supplements?|alimentos?|vitaminas?|"
            r"comidas?|debo comer|puedo comer)\b"
        ),
        (
            rf"\b(?:which|what|que|cual) (?:\w+ )?(?:{_TREATED}) (?:is|are|es|should|would|"
            r"do you) ?(?:\w+ )?(?:better|best|right|mejor|take|safest|strongest)?\b"
        ),
        (
            r"\b(?:why (?:am|are|do|does|is) (?:i|my|he|she|his|her)|por que (?:me|estoy|tengo|se me|"
            r"le)) (?!.*(?:doctor|dr|doc|here|asking|need|getting|records|insurance|seguro|cita))"
        ),
        (
            rf"\b(?:does|do|will|duele|dolera|hurt)\b.*\b(?:{_TREATED}|marrow)\b.*\b(?:hurt|bleed|work|help|kill|"
            r"cause|last)\b"
        ),
        (
            r"\b(?:side effects?|efectos secundarios|hair (?:fall|loss)|caer el pelo|nausea|mouth sores|"
            r"neuropathy)\b(?!.*(?:read|learn|more info|leo|aprender|ask|question))"
        ),
        (
            r"\bdo i (?:really )?have (?:leukemia|cancer|aml|cll|cml|all|it)\b|\btengo (?:leucemia|"
            r"cancer) o no\b|\b(?:could|is) (?:it|this) (?:be )?(?:leukemia|cancer)\b"
        ),
        r"\b(?:hereditar\w+|contagi\w+|genetic\b.*\b(?:pass|kids)|run in (?:the )?famil\w+)\b",
        (
            r"\b(?:what|que|explain|explique)\b.*\b(?:my|mi|mis|the|el|la|los) (?:\w+ )?(?:biopsy|results?|"
            r"tests?|scan|report|marrow|biopsia|resultados?|examen(?:es)?|analisis)\b.*\b(?:means?|says?|shows?|"
            r"significa|significan|dice|dicen|decir)\b"
        ),
        (
            r"\bwhat do(?:es)? (?:my|the) (?:\w+ )?(?:results?|labs?|biopsy|numbers|scan|tests?) mean\b|"
            r"\bque (?:significan?|quieren? decir) (?:mi|mis|los|el|la)\b"
        ),
        (
            r"\b(?:what|how much|que|cuanta) (?:dose|dosis|mg|tylenol|medicina)\b|\bmissed? a dose\b|\bskip (?:a|"
            r"my|the) (?:dose|chemo|pill)"
        ),
        (
            rf"\b(?:best|better|mejor) (?:{_TREATED}|drug|cure)\b|\b(?:{_TREATED}) (?:or|o|vs|versus) (?:la |el |"
            rf"the )?(?:{_TREATED})\b"
        ),
        r"\b(?:is|are|es|son) (?:\w+ ){0,3}(?:normal|common|comun|curable)\b(?!.*(?:want|ask|see|opinion))",
        (
            r"\b(?:does|do|will|can|is|es) (?:\w+ )?(?:turmeric|cbd|cannabis|weed|herbs?|sugar|keto|vitamin \w|"
            r"garlic|supplements?|curcuma|hierbas|remedios?|te)\b.*\b(?:help|cure|good|bad|cause|ayuda|cura|"
            r"bueno|malo)\b|\bremedios caseros\b"
        ),
        (
            r"\b(?:will|does|can|va a|puede) (?:it|the leukemia|this|el cancer) (?:come back|spread|kill|"
            r"regresar|volver)\b|\b(?:prognosis|pronostico)\b$"
        ),
        (
            r"\bhow (?:long|much (?:more )?time|many (?:more )?(?:months|years|weeks|days))\b.*\b(?:i|we|he|she|"
            r"dad|mom) (?:have|has|got|get|live|left)\b(?!.*\b(?:decide|wait)\b)"
        ),
        (
            r"\b(?:am|are|is|will|would|gonna|going) (?:i|he|she|we|they|my \w+|it|the \w+|to) (?:be |get |gonna |"
            r"going to |gonna be |go |feel |lose )*"
            r"(?:bald|sick|infertile|sterile|cured|okay|ok|worse|better|nauseous|pain|throw up|vomit|hair|weight|"
            r"weak|relapse|this|it|cancer|leukemia|work again)\b"
        ),
        (
            rf"\b(?:does|do|will|can|would) (?:the |my |this |that )?(?:\w+ )?(?:{_TREATED}|"
            rf"{_GENE_OR_DRUG}) (?:really |even |actually )?(?:work|help|hurt|make|cause|kill|cure|fix)\b"
        ),
        (
            r"\b(?:treatable|cureable|treatment success|success rate|curar(?:me|se|lo|la)?|cure|beat (?:this|it)|"
            r"me puedo morir)\b"
        ),
        (
            r"\b(?:should|shud) (?:we|i|he|she|dad|mom|my \w+) (?:wait|take|start|stop|do|try|go|have|get|"
            r"just) (?:on |for |with |the |a |to )*(?:transplant|chemo|treatment|pill|drug|surgery|radiation|"
            r"trial)\b"
        ),
        (
            r"\b(?:debo|debe|tengo que|deberia|conviene) (?:tomar\w*|poner\w*|hacer\w*|empezar|dejar|entrar|"
            r"aceptar)\b.*\b(?:quimio\w*|trasplante|pastillas?|tratamiento|medicina|estudio)\b"
        ),
        (
            r"\bcan (?:i|we|he|she|my \w+) (?:still |ever )?(?:go (?:to the|swimming|out|on vacation)|have (?:a |"
            r"some )?(?:glass|drink|beer|wine|coffee|sex|kids)|eat|drink|travel|work|be around|get pregnant|play|"
            r"use weed)\b"
        ),
        (
            r"\b(?:cuanto|cuantas|cuantos) (?:plaquetas|globulos|hemoglobina|blastos)\b|\bque (?:tan|"
            r"nivel)\b.*\b(?:alto|bajo|grave|malo)\b"
        ),
        r"\bmean(?:s)? for me\b|\babnormal\b",
        (
            r"\bcan (?:i|he|she|my \w+) (?:take|use|try|have) (?!my\b|a |an |notes|some|the|off|time|pictures?|"
            r"photos?|him|her|it\b|them|this|that|someone|part|care|copies|more|another)\w+"
        ),
        (
            r"\b(?:aml|cll|cml|all|leukemia|cancer|leucemia|lma|llc|lla|lmc)\b.*\b(?:worse|worst|better|"
            r"aggressive|agresiva|fast growing|curable|serious|bad|deadly|than)\b"
        ),
        (
            rf"\bhow (?:long|many|bad|painful|hard|soon) (?:\w+ )*(?:{_TREATED}|remission|side effects?|recovery|"
            r"rounds?|cycles?)\b(?!.*(?:before|wait|delay|decide|start))"
        ),
        rf"\b(?:{_TREATED})\b.*\b(?:damage|affect|ruin|weaken|harm|hurt|danar|afectar)\b",
        r"\bwhat (?:stage|risk group|type) (?:am|do) i\b|\ben que etapa\b|\bam i (?:high risk|in remission|cured)\b",
    )
)
# What a body, a blood test or a medicine is called. With a question around it, and nothing of ours beside it, the
# question is one for the care team, in whatever words.
_CLINICAL = re.compile(
    rf"\b(?:{_GENE_OR_DRUG}|{_BRANDS}|\w{{3,}}(?:limid|lidomide|mycin|cillin|statin|azole|ciclovir)|{_COUNTS}|mrd|residual|remission|"
    r"relaps\w*|karyotype|cytogenetic\w*|chromosom\w*|trisomy|cells?|spleen|liver|kidneys?|brain|lungs?|heart|marrow|"
    r"lymph|nodes?|bones?|legs?|feet|hands?|skin|mouth|gums|teeth|throat|stomach|belly|eyes?|joints?|fatigue|tired|weak|"
    r"anemi[ca]|cramps?|itch\w*|rash\w*|sores?|numb\w*|tingl\w*|swell\w*|swollen|sweats?|nause\w*|dizzy|cough\w*|"
    r"constipat\w*|diarrhea|headaches?|bruis\w*|appetite|fever|infections?|immune|transfusions?|transplant|bmt|donor|"
    r"cycles?|rounds?|induction|consolidation|maintenance|picc|catheter|cateter|baths?|shower|banar\w*|"
    r"(?:good|bad|better|worse|low|high) numbers|numbers (?:good|bad|ok|okay|better|worse|low|high)|"
    r"numeros (?:buenos|malos|altos|bajos)|(?:buenos|malos|altos|bajos) (?:mis |los |sus )?numeros|numbers getting|"
    r"dos(?:e|es|age)|pills?|steroids?|antibiotics?|vitamins?|supplements?|herbs?|tea|coffee|wine|beer|"
    r"alcohol|grapefruit|diet|foods?|sugar|vaccines?|flu shot|pregnan\w*|fertil\w*|sex|hair|bald|die|dying|survive\w*|"
    r"cured?|months to live|life expectancy|hospice|spread\w*|aggressive|advanced|chronic|acute|"
    r"bazo|higado|rinon(?:es)?|cerebro|pulmon(?:es)?|corazon|medula|ganglios?|huesos?|piernas?|pies|manos?|piel|boca|"
    r"encias|dientes|garganta|estomago|ojos?|cansanci\w+|cansad[oa]|debil|calambres?|comezon|ronchas?|llagas?|hormigueo|"
    r"hinchad[oa]|sud(?:o|a|ores?)|nauseas?|mare\w+|tos|estrenimiento|diarrea|moretones?|apetito|fiebre|defensas|"
    r"transfusion(?:es)?|trasplante|donante|ciclos?|pastillas?|vitaminas?|hierbas?|te|cafe|vino|cerveza|toronja|dieta|"
    r"azucar|vacunas?|embaraz\w+|pelo|cabello|calv[oa]|mor[ia]r\w*|muer\w+|sobreviv\w*|cur\w+|durar|vivir|agresiv[oa]|"
    r"avanzad[oa]|cronic[oa]|agud[oa]|cariotipo|cromosom\w*|remision|recaida)\b"
)
_ASKS = re.compile(
    r"\?|\b(?:is|are|was|does|do|did|will|would|can|could|should|shud|may|what|whats|why|how|which|when|if|que|cual\w*|"
    r"como|cuando|cuant\w+|por que|puedo|puede|debo|debe|va|van|es|son|conviene|sirve|ayuda|hace|sera|seria)\b"
)
_AFTER_ALL_OURS = re.compile(
    r"\b(?:second|2nd|third|3rd|another|other|otra|segunda|tercera) (?:opinion|opinions|dr|doctor|doctors|drs|"
    r"docs?)\b|\bopinions?\b|\b(?:before|b4) (?:deciding|i decide|i pick|i choose|the (?:visit|appointment|"
    r"appt))\b|"
    r"\b(?:records?|slides|laminillas|expediente|papeles|insurance|seguro|medicare|medicaid|bring|llevo|llevar|"
    r"ask|asking|pregunt\w+|list|lista|cita|appointment|appt|that (?:day|morning)|ese dia|portal|referral|"
    r"interpret\w*|"
    r"newsletter|webinars?|read|learn|leer|leo|in writing|por escrito|plan|report|reporte|choices|options|"
    r"opciones|two|dos|(?:new|nuev[oa]|otr[oa]|segund[oa]|other|first|primer[oa]?) (?:dr|doctor\w*|doc|one|hospital)|"
    r"el segundo|the other|write|apunt\w*|anot\w*|tell (?:them|him|her|the|my)|digo|decirles?|decide|decid\w*|choose|"
    r"elegir|escoger|time (?:for|to|left to)|is there time|hay tiempo|da tiempo|tiempo de|computer|computadora|video|"
    r"online|en linea|cd|disc|mail\w*|fax|upload|hand carry|send|sent|mando|mandar|enviar|my doc is|specialist|"
    r"especialista)\b"
)


def is_medical(text: str) -> bool:
    """Whether the words are medical and nothing in them is about the guide's own matters."""
    said = plain(text)
    if _AFTER_ALL_OURS.search(said):
        return False
    asks = bool(_CLINICAL.search(said) and _ASKS.search(said))
    return asks or any(pattern.search(said) for pattern in _MEDICAL)
