//! Made-up pages of plain text in languages other than English, with the verdict in the margin.

use crate::common::labelled_pages::{check, check_card};

#[test]
fn german() {
    let draft = check(
        "bruecke.txt",
        "\
X| Zum Inhalt springen
X| Startseite
X| Anmelden
X| Politik
H| Brücke über die Aue bleibt bis zum Herbst gesperrt
L| Gutachter finden neue Risse, die Stadt rechnet mit Kosten von vier Millionen Euro
B| Von Jutta Karge
B| 19. September 2015, 12:38 Uhr
P| Die Brücke über die Aue bleibt länger gesperrt als geplant. Das teilte die Stadt am Montag mit.
P| Gutachter hatten in zwei Pfeilern Risse entdeckt, die bisher niemandem aufgefallen waren.
X| Lesen Sie auch: Warum die Fähre nicht fährt
P| „Wir können das nicht verantworten“, sagte die Bürgermeisterin.
S| Umweg von zwölf Kilometern
P| Wer auf die andere Seite will, muss über Neuhof fahren. Der Schulbus braucht nun eine Stunde.
B| (dpa)
X| Kommentare (14)
X| Das könnte Sie auch interessieren
X| Zehn Tipps für den Balkon
X| Impressum
X| Datenschutz
X| © Auebote GmbH
",
    );
    check_card(
        &draft,
        "Jutta Karge [Jutta Karge]",
        "2015-09-19 [19. September 2015]",
        "de",
        "Auebote GmbH [Auebote GmbH]",
    );
}

#[test]
fn french() {
    let draft = check(
        "musee.txt",
        "\
X| Accueil
X| Rechercher
X| Se connecter
H| Le musée de la dentelle rouvre ses portes
B| Par Odile Marchais
B| Publié le 19 septembre 2015 à 8h30
X| Partager
P| Après trois ans de travaux, le musée de la dentelle a rouvert samedi devant une foule de curieux.
P| « Nous avons sauvé les métiers du sous-sol », a expliqué la directrice.
X| À lire aussi : Les ateliers qui résistent
P| L’entrée est gratuite jusqu’à la fin du mois, selon la mairie.
X| Les plus lus
X| Tous droits réservés
",
    );
    check_card(
        &draft,
        "Odile Marchais [Odile Marchais]",
        "2015-09-19 [19 septembre 2015]",
        "fr",
        "nothing",
    );
}

#[test]
fn spanish() {
    let draft = check(
        "rio.txt",
        "\
X| Inicio
X| Suscríbete
X| Buscar
H| El río vuelve a su cauce después de cuarenta años
L| Los vecinos celebran el fin de las obras, aunque dudan de que el agua llegue limpia
B| Por Marta Ochoa
B| 4 de mayo de 2022
P| El río Salado volvió el martes a su antiguo cauce, del que lo habían sacado en los años ochenta.
P| «Mi abuelo pescaba aquí», contó una vecina que esperaba en el puente desde el amanecer.
X| Publicidad
P| El ayuntamiento asegura que el agua es apta para el baño. Los ecologistas piden más análisis.
X| Te puede interesar
X| Cinco rutas para el otoño
X| Todos los derechos reservados
",
    );
    check_card(
        &draft,
        "Marta Ochoa [Marta Ochoa]",
        "2022-05-04 [4 de mayo de 2022]",
        "es",
        "nothing",
    );
}

#[test]
fn arabic() {
    let draft = check(
        "arabic.txt",
        "\
X| الرئيسية
X| اتصل بنا
X| بحث
 |
H| إعادة فتح المكتبة القديمة في المدينة
 |
B| بقلم: سلمى الناصر
B| ١٩ سبتمبر ٢٠١٥
 |
P| أعيد فتح المكتبة القديمة في وسط المدينة يوم السبت بعد أعمال ترميم استمرت ثلاث سنوات.
 |
P| وقالت المديرة إن القاعة الكبيرة ستبقى مفتوحة حتى منتصف الليل في أيام الامتحانات.
 |
X| اقرأ أيضا: حكاية الجسر الحجري
 |
P| ولم يعلن المجلس عن كلفة الأعمال حتى الآن.
 |
X| جميع الحقوق محفوظة
",
    );
    check_card(
        &draft,
        "سلمى الناصر [سلمى الناصر]",
        "2015-09-19 [١٩ سبتمبر ٢٠١٥]",
        "ar",
        "nothing",
    );
}

#[test]
fn hebrew() {
    let draft = check(
        "hebrew.txt",
        "\
X| דף הבית
X| חיפוש
H| הגשר הישן ייסגר לתנועה עד הקיץ
B| מאת נועה ברק
B| 19 בספטמבר 2015
P| הגשר הישן בכניסה לעיירה ייסגר לתנועה ביום ראשון, כך הודיעה המועצה המקומית.
P| \"איש לא שאל אותנו\", אמר בעל המאפייה שליד הגשר.
X| קראו גם: מי ישלם על הכביש החדש
P| העבודות יימשכו שלושה חודשים לפחות, ואחריהן ייבנה שביל להולכי רגל.
X| כל הזכויות שמורות
",
    );
    check_card(
        &draft,
        "נועה ברק [נועה ברק]",
        "2015-09-19 [19 בספטמבר 2015]",
        "he",
        "nothing",
    );
}

#[test]
fn chinese() {
    let draft = check(
        "chinese.txt",
        "\
X| 首页
X| 登录
X| 搜索
H| 老车站改建成图书馆周六开放
B| 2015年9月19日 08:30
B| 记者 林小河
P| 经过两年的改建，城东的老车站周六作为图书馆重新开放，市民一早就在门口排队。
P| 馆长说：“我们保留了站台和大钟，孩子们可以在旧车厢里看书。”
P| 图书馆每天开放到晚上十点，周一闭馆。
X| 相关新闻
X| 版权所有
",
    );
    check_card(
        &draft,
        "林小河 [林小河]",
        "2015-09-19 [2015年9月19日]",
        "zh",
        "nothing",
    );
}
