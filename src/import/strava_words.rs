//! The words of Strava's export in the languages of its users. The account's language is that of the file's.

use crate::model::Sport;

/// The columns that are read: where they stand since 2019, counted from 0, and what they are called. A name that
/// stands twice means its second column, which holds the value as it was measured.
pub(super) struct Column {
    pub position: usize,
    pub names: &'static [&'static str],
}

macro_rules! columns {
    ($($name:ident = $position:literal $names:expr;)*) => {
        $(pub(super) const $name: Column = Column { position: $position, names: &$names };)*
    };
}

columns! {
    ID = 0 ["activity id", "aktivitäts-id", "id de l'activité", "id de actividad", "id attività", "activiteits-id",
        "id da atividade", "id aktivitas"];
    DATE = 1 ["activity date", "aktivitätsdatum", "date de l'activité", "fecha de la actividad", "data dell'attività",
        "datum van activiteit", "data da atividade", "tanggal aktivitas"];
    NAME = 2 ["activity name", "name der aktivität", "nom de l'activité", "nombre de la actividad", "nome attività",
        "naam activiteit", "nome da atividade", "nama aktivitas"];
    TYPE = 3 ["activity type", "aktivitätsart", "type d'activité", "tipo de actividad", "tipo di attività",
        "activiteitstype", "tipo de atividade", "jenis aktivitas"];
    DESCRIPTION = 4 ["activity description", "aktivitätsbeschreibung", "description de l'activité",
        "descripción de la actividad", "descrizione dell'attività", "beschrijving activiteit",
        "descrição da atividade", "deskripsi aktivitas"];
    SHOWN_DISTANCE = 6 [];
    COMMUTE = 9 ["commute"];
    PRIVATE_NOTE = 10 ["activity private note"];
    GEAR = 11 ["activity gear"];
    ELAPSED = 15 ["elapsed time"];
    MOVING = 16 ["moving time"];
    DISTANCE = 17 ["distance"];
    ASCENT = 20 ["elevation gain"];
    DESCENT = 21 ["elevation loss"];
    CADENCE = 29 ["average cadence"];
    MAX_HR = 30 ["max heart rate"];
    HR = 31 ["average heart rate"];
    POWER = 33 ["average watts"];
    CALORIES = 34 ["calories"];
    TEMPERATURE = 36 ["average temperature"];
    EFFORT = 43 ["perceived exertion"];
}

/// Columns of the layout before 2019.
pub(super) const OLD: &[&str] = &["id", "date", "name", "type", "description", "elapsed_time", "distance"];

/// What an activity is called; lower case. English, German, French, Spanish, Italian, Dutch, Portuguese, Indonesian.
const TYPES: &[(Sport, &str, &[&str])] = &[
    (
        Sport::Running,
        "",
        &[
            "run",
            "lauf",
            "course à pied",
            "course",
            "carrera",
            "corsa",
            "hardloopsessie",
            "hardlopen",
            "corrida",
            "lari",
            "bieg",
            "koşu",
            "løb",
            "løpetur",
            "löpning",
            "забег",
            "běh",
            "juoksu",
            "ラン",
            "跑步",
            "달리기",
        ],
    ),
    (
        Sport::Running,
        "trail",
        &[
            "trail run",
            "traillauf",
            "trail",
            "course de trail",
            "carrera de montaña",
            "carrera de trail",
            "corsa su sentiero",
            "trail running",
            "trailrun",
            "corrida em trilha",
            "corrida de trilha",
            "lari trail",
            "lari lintas alam",
        ],
    ),
    (
        Sport::Running,
        "virtual_activity",
        &[
            "virtual run",
            "virtueller lauf",
            "virtueller laufen",
            "course à pied virtuelle",
            "course virtuelle",
            "carrera virtual",
            "corsa virtuale",
            "virtuele hardloopsessie",
            "virtueel hardlopen",
            "corrida virtual",
            "lari virtual",
        ],
    ),
    (
        Sport::Cycling,
        "",
        &[
            "ride",
            "virtual ride",
            "mountain bike ride",
            "gravel ride",
            "e-bike ride",
            "e-mountain bike ride",
            "handcycle",
            "velomobile",
            "radfahrt",
            "virtuelle radfahrt",
            "mountainbike-fahrt",
            "e-bike-fahrt",
            "sortie à vélo",
            "vélo",
            "sortie vélo virtuelle",
            "sortie vtt",
            "bicicleta",
            "vuelta en bici",
            "salida en bici",
            "ciclismo",
            "pedalata",
            "giro in bici",
            "uscita in bici",
            "rit",
            "fietsrit",
            "virtuele fietsrit",
            "pedalada",
            "bersepeda",
        ],
    ),
    (
        Sport::Swimming,
        "",
        &["swim", "schwimmen", "natation", "natación", "nuotata", "nuoto", "zwemmen", "natação", "renang"],
    ),
    (
        Sport::Walking,
        "",
        &[
            "walk",
            "spaziergang",
            "gehen",
            "marche",
            "caminata",
            "paseo",
            "camminata",
            "wandeling",
            "wandelen",
            "caminhada",
            "jalan kaki",
            "jalan",
        ],
    ),
    (
        Sport::Hiking,
        "",
        &[
            "hike",
            "wanderung",
            "wandern",
            "randonnée",
            "senderismo",
            "excursión",
            "escursione",
            "trektocht",
            "trilha",
            "mendaki",
        ],
    ),
    (
        Sport::Strength,
        "",
        &[
            "weight training",
            "crossfit",
            "krafttraining",
            "gewichtstraining",
            "entraînement aux poids",
            "musculation",
            "entrenamiento con pesas",
            "allenamento con i pesi",
            "krachttraining",
            "gewichtstraining",
            "treinamento com peso",
            "musculação",
            "treino com pesos",
            "trening siłowy",
            "styrketräning",
            "styrketræning",
            "styrketrening",
            "posilování",
            "latihan beban",
            "angkat beban",
        ],
    ),
    (Sport::Mobility, "", &["yoga", "pilates", "ioga"]),
    (
        Sport::Fitness,
        "",
        &["elliptical", "stair stepper", "ellipsentrainer", "elliptique", "elíptica", "ellittica", "crosstrainer"],
    ),
];

/// Whether a type is that of a boat; the page counts its metres.
pub(super) fn is_rowing(kind: &str) -> bool {
    let kind = kind.to_lowercase();
    ["row", "ruder", "aviron", "remo", "canott", "roei"].iter().any(|word| kind.contains(word))
}

/// The sport of a type, with FIT's word for the sub-sport.
pub(super) fn sport(kind: &str) -> (Sport, &'static str) {
    let kind = kind.trim().to_lowercase().replace('’', "'");
    let known = TYPES.iter().find(|(.., words)| words.contains(&kind.as_str()));
    let known = known.map(|(sport, sub_sport, _)| (*sport, *sub_sport));
    known.or_else(|| super::sports::named(&kind)).unwrap_or_default()
}
