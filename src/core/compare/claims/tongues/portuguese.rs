//! Portuguese.
//!
//! Invariant: see [`TongueWords`].
//! Must not know: the rules.

use super::TongueWords;

pub(super) const PORTUGUESE: TongueWords = TongueWords {
    verbs: "disse disseram diz dizem dizia diziam afirmou afirmaram afirma afirmam garantiu garantiram garante garantem \
        explicou explicaram explica explicam acrescentou acrescentaram acrescenta acrescentam declarou declararam \
        declaram anunciou anunciaram anunciam revelou revelaram revela revelam contou contaram contam confirmou \
        confirmaram confirma confirmam sublinhou sublinharam sublinha sublinham destacou destacaram destacam alertou \
        alertaram alertam avisou avisaram avisam admitiu admitiram admite admitem negou negaram nega negam sustentou \
        sustentaram sustentam defendeu defenderam defendem denunciou denunciaram denunciam lamentou lamentaram lamentam \
        criticou criticaram criticam informou informaram informa informam adiantou adiantaram adianta adiantam referiu \
        referiram refere referem salientou salientaram salienta salientam frisou frisaram frisa ressaltou ressaltaram \
        ressalta respondeu responderam responde respondem reagiu comentou comentaram escreveu escreveram escreve \
        escrevem concluiu concluíram conclui concluem prometeu prometeram promete prometem reconheceu reconheceram \
        reconhece reconhecem insistiu insistiram insiste insistem reiterou reiteraram reitera lembrou lembraram \
        recordou recordaram relatou relataram relatam noticiou noticiaram noticia alegou alegaram alega alegam \
        assegurou asseguraram assegura asseguram indicou indicaram indicam apontou apontaram desmentiu desmentiram \
        desmente desmentem esclareceu esclareceram exigiu exigiram exige exigem argumentou argumentaram argumenta \
        assinalou assinalaram comunicou comunicaram estimou estimaram precisou",
    nounlike: "declara anuncia conta destaca alerta avisa sustenta defende denuncia lamenta critica reage comenta \
        lembra recorda relata indica aponta esclarece estima comunica",
    participles: "dito afirmado garantido explicado acrescentado declarado anunciado revelado contado confirmado \
        sublinhado alertado avisado admitido negado sustentado defendido denunciado lamentado informado adiantado \
        referido salientado respondido comentado escrito concluído prometido reconhecido noticiado alegado",
    participle: "said",
    words: &[
        (
            "acredita acreditam acha acham pensa pensam considera consideram considerou entende entendem suspeita \
            suspeitam",
            "believes",
        ),
        ("teme temem temia receia receiam receava", "craint"),
        ("espera esperam", "hopes"),
        ("acusa acusam acusou acusaram", "accuses"),
        ("fez fizeram faz fazem deu deram deixou", "fait"),
        ("saber conhecer claro", "savoir"),
        ("tem têm tinha tinham havia haviam", "ont"),
        ("sido", "been"),
        (
            "é são era eram foi foram será serão está estão estava estavam esteve ficou fica",
            "is",
        ),
        (
            "há vai vão deve devem deveria deveriam quer querem pode podem continua continuam",
            "does",
        ),
        (
            "poderia poderiam poderá poderão teria teriam seria seriam terá terão deverá deverão haveria",
            "could",
        ),
        ("talvez porventura", "perhaps"),
        ("alegadamente supostamente presumivelmente", "allegedly"),
        ("provavelmente", "probably"),
        ("possivelmente", "possibly"),
        ("aparentemente", "apparently"),
        ("parece parecem parecia", "seems"),
        ("certamente seguramente", "certainly"),
        ("não nunca nem", "not"),
        ("se lhe lhes me nos", "l'avait"),
        (
            "também já ainda depois hoje agora só apenas entretanto",
            "also",
        ),
        ("ontem anteontem", "yesterday"),
        (
            "sábado domingo janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
            "monday",
        ),
        ("o a os as", "the"),
        ("um uma uns umas", "an"),
        (
            "este esta estes estas esse essa esses essas aquele aquela",
            "this",
        ),
        ("seu sua seus suas", "his"),
        ("alguns algumas vários várias muitos muitas", "some"),
        ("dois duas", "two"),
        ("três", "three"),
        ("ele", "he"),
        ("ela", "she"),
        ("eles elas", "they"),
        ("que", "that"),
        ("quem", "who"),
        ("qual cujo cuja", "which"),
        ("e", "and"),
        ("ou", "or"),
        ("mas porém", "but"),
        ("enquanto", "while"),
        ("embora", "although"),
        ("quando", "when"),
        ("onde", "where"),
        ("porque", "because"),
        ("como", "comme"),
        ("segundo conforme", "laut"),
        ("de do da dos das", "of"),
        ("para", "for"),
        ("ao à aos às", "to"),
        ("em no na nos nas num numa", "on"),
        ("perante", "at"),
        ("com", "with"),
        ("por pelo pela pelos pelas", "by"),
        ("desde", "from"),
        ("sobre", "about"),
        ("entre", "between"),
        ("após", "after"),
        ("durante", "during"),
        ("contra", "against"),
        ("até", "towards"),
        ("sem", "without"),
        (
            "rumores rumor suspeitas acusações acusação queixas receios receio críticas",
            "rumours",
        ),
        (
            "acrescentando afirmando garantindo explicando sublinhando alertando alegando frisando",
            "adding",
        ),
        ("citando", "citing"),
        ("citado citada citados citadas", "quoted"),
    ],
    phrases: &[
        "de acordo com",
        "nas palavras de|do|da|dos|das",
        "na opinião de|do|da|dos|das",
        "no entender de|do|da|dos|das",
        "ao que disse|disseram",
    ],
};
