//! Spanish.
//!
//! Invariant: see [`TongueWords`].
//! Must not know: the rules.

use super::TongueWords;

pub(super) const SPANISH: TongueWords = TongueWords {
    verbs: "dijo dijeron dice dicen decía decían afirmó afirmaron afirma afirman afirmaba aseguró aseguraron asegura \
        aseguran aseguraba explicó explicaron explica explican explicaba añadió añadieron añade añaden añadía agregó \
        agregaron agrega agregan señaló señalaron señalan indicó indicaron indican informó informaron informa \
        declaró declararon declaran anunció anunciaron anuncian advirtió advirtieron advierte advierten confirmó \
        confirmaron confirma confirman denunció denunciaron denuncian sostuvo sostuvieron sostiene sostienen sostenía \
        manifestó manifestaron manifiestan subrayó subrayaron subraya subrayan destacó destacaron destacan recordó \
        recordaron recuerdan insistió insistieron insiste insisten reiteró reiteraron reitera reiteran precisó \
        precisaron admitió admitieron admite admiten reconoció reconocieron reconoce reconocen negó negaron niega \
        niegan lamentó lamentaron lamentan criticó criticaron critican contó contaron cuentan relató relataron relata \
        relatan respondió respondieron responde responden contestó contestaron replicó replicaron comentó comentaron \
        concluyó concluyeron concluye concluyen apuntó apuntaron apuntan alertó alertaron alertan aseveró exigió \
        exigieron exige exigen prometió prometieron promete prometen reveló revelaron revela revelan escribió \
        escribieron escribe escriben publicó publicaron publican matizó detalló detallaron zanjó argumentó argumenta \
        alegó alegaron alega alegan calificó estimó estimaron calculó calcularon comunicó comunicaron comunica \
        justificó defendió garantizó garantiza desmintió desmintieron desmiente desmienten expuso expresó",
    nounlike: "señala indica declara anuncia denuncia manifiesta destaca recuerda precisa lamenta critica cuenta \
        comenta apunta alerta publica estima calcula contesta defiende expone expresa informan detalla reclama \
        reclaman reclamó reclamaron pide piden pidió pidieron",
    participles: "dicho afirmado asegurado explicado añadido agregado señalado indicado informado declarado anunciado \
        advertido confirmado denunciado sostenido manifestado subrayado destacado recordado insistido reiterado \
        precisado admitido reconocido negado lamentado criticado contado relatado respondido contestado comentado \
        concluido apuntado alertado exigido prometido revelado escrito publicado matizado detallado argumentado \
        alegado estimado calculado comunicado desmentido defendido garantizado pedido reclamado expresado",
    participle: "said",
    words: &[
        (
            "cree creen creía creían piensa piensan opina opinan opinó opinaron considera consideran consideró sospecha \
            sospechan sospechaba",
            "believes",
        ),
        ("teme temen temía temían temió", "craint"),
        ("espera esperan confía confían", "hopes"),
        ("acusa acusan acusó acusaron", "accuses"),
        ("hizo hace hacen hicieron dio dieron dejó", "fait"),
        ("saber conocer claro", "savoir"),
        ("ha han había habían hubo haya", "ont"),
        ("sido", "been"),
        (
            "es son era eran fue fueron será serán está están estaba estaban estuvo",
            "is",
        ),
        (
            "hay tiene tienen tenía va van iba queda quedan sigue siguen quiere quieren debe deben debía hará",
            "does",
        ),
        (
            "podría podrían habría habrían sería serían debería deberían puede pueden pudo tendría tendrían pudiera",
            "could",
        ),
        ("quizá quizás acaso", "perhaps"),
        ("presuntamente supuestamente", "allegedly"),
        ("probablemente previsiblemente seguramente", "probably"),
        ("posiblemente", "possibly"),
        ("aparentemente", "apparently"),
        ("parece parecen parecía", "seems"),
        ("ciertamente indudablemente", "certainly"),
        ("no nunca tampoco", "not"),
        ("se le les nos me", "l'avait"),
        (
            "también ya además hoy asimismo después luego ahora aún todavía solo sólo finalmente",
            "also",
        ),
        ("ayer anteayer", "yesterday"),
        (
            "lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio julio agosto \
            septiembre octubre noviembre diciembre",
            "monday",
        ),
        ("el la los las lo", "the"),
        ("un una unos unas", "an"),
        (
            "este esta estos estas ese esa esos esas aquel aquella",
            "this",
        ),
        ("su sus", "his"),
        ("algunos algunas varios varias muchos muchas", "some"),
        ("dos", "two"),
        ("tres", "three"),
        ("él", "he"),
        ("ella", "she"),
        ("ellos ellas", "they"),
        ("que qué", "that"),
        ("quien quienes", "who"),
        ("cual cuyo cuya", "which"),
        ("y", "and"),
        ("e", "and"),
        ("o u", "or"),
        ("pero sino", "but"),
        ("mientras", "while"),
        ("aunque", "although"),
        ("cuando", "when"),
        ("donde", "where"),
        ("porque", "because"),
        ("si", "if"),
        ("como cómo", "comme"),
        ("según", "laut"),
        ("de del", "of"),
        ("para", "for"),
        ("a al", "to"),
        ("en", "on"),
        ("ante", "at"),
        ("con", "with"),
        ("por", "by"),
        ("desde", "from"),
        ("sobre", "about"),
        ("entre", "between"),
        ("tras", "after"),
        ("durante", "during"),
        ("contra", "against"),
        ("hasta hacia", "towards"),
        ("sin", "without"),
        (
            "rumores rumor sospechas acusaciones acusación denuncias temor temores críticas",
            "rumours",
        ),
        (
            "añadiendo asegurando señalando indicando explicando afirmando advirtiendo alegando insistiendo",
            "adding",
        ),
        ("citando", "citing"),
        ("citado citada citados citadas", "quoted"),
    ],
    phrases: &[
        "de acuerdo con",
        "de acuerdo a|al",
        "conforme a|al",
        "en palabras de|del",
        "en opinión de|del",
        "a juicio de|del",
        "en boca de|del",
        "a decir de|del",
    ],
};
