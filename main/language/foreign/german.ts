import type { Lexicon } from './lexicon.ts';

/** German words of questions about recordings: forms = English, the likelier first. Umlauts and ß as they are folded. */
export const german: Lexicon = {
  asks: 'wie wer wen wem wo wann warum wieso weshalb welche welcher welches welchem welchen wieviel wieviele woher wohin',
  signs: `
der die das den dem des ein eine einen einem einer ist sind war waren wird werden wurde wurden hat haben hatte wie was wer wen wem wo wann warum
wieso weshalb welche welcher welches welchem welchen wieviel fur und oder nicht auf aus bei mit nach von zu zum zur im am vom ins uber unter man
es er sie ihr sich gibt kostet kann soll muss darf`,
  phrases: `
wie heisst = what is the name of; wie heissen = what are the names of; wie viele = how many; wie viel = how much; wieviel = how much
wieviele = how many; wie oft = how often; wie lange = how long; wie weit = how far; wie hoch = how high; wie teuer = how expensive
um wie viel uhr = at what time; um wieviel uhr = at what time; was kostet = how much costs; was kosten = how much cost; was bedeutet = what means
was heisst = what means; wie spat = at what time; was fur ein = which; was fur eine = which; was fur = which; am meisten = the most
am wenigsten = the least; zum ersten mal = for the first time; zum zweiten mal = for the second time; zum letzten mal = for the last time
auf dem bildschirm = on the screen; im bild = in the picture; zu sehen = seen; gibt es = are there; gab es = were there; pro = per
wie gross = how large; ab wann = from when; bis wann = until when; seit wann = since when; von wem = by whom; mit wem = with whom
woher = from where; wohin = to where; womit = with what; wovon = of what; woraus = of what; worum = about what`,
  verbs: `
kosten kostet kostete = cost; preis preise = price; geld = money; bezahlen zahlen bezahlt = pay; gebuhr = fee; miete = rent
eintritt = entry/admission; verkaufen verkauft = sell; kaufen kauft gekauft = buy; billig gunstig = cheap
billigste gunstigste billigsten gunstigsten = cheapest; teuer = expensive; teuerste teuersten = most expensive
anfangen beginnen beginnt anfangt beginn = begin/start; enden endet ende aufhoren = end; offnen offnet geoffnet offen = open
schliessen schliesst geschlossen = closed/close; stattfinden = take place; dauern dauert = last/take; warten wartet = wait; bleiben bleibt = stay
kommen kommt kam = come; gehen geht ging = go; fahren fahrt fuhr abfahrt = leave/go/depart; ankommen ankunft = arrive; fliegen fliegt = fly
laufen lauft lief = run; treffen trifft getroffen = meet; treffpunkt = meeting point; reisen reiste = travel; sagen sagt sagte = say
sprechen spricht sprach = speak; reden redet = talk; erzahlen = tell; erwahnen erwahnt = mention; fragen fragt = ask; antworten antwortet = answer
erklaren erklart = explain; zeigen zeigt gezeigt = shown/show; sehen sieht = see; lesen liest = read
schreiben schreibt schrieb geschrieben = write/wrote; unterschreiben unterschrieben = sign/signed; heissen heisst = called
nennen genannt = name/called; bedeuten bedeutet = mean; horen hort = hear; machen macht gemacht = make/made; tun tut getan = do/done
bauen baut gebaut = build/built; anbauen anbaut baut = grow; reparieren repariert = repair/mend; finden findet gefunden = find/found
suchen sucht = look for; brauchen braucht = need; benutzen verwenden benutzt = use; mitbringen bringen bringt = bring
nehmen nimmt genommen = take; geben = give; bekommen bekommt erhalten = get; gewinnen gewinnt gewann gewonnen = win/won
verlieren verlor verloren = lose/lost; spielen spielt gespielt = play; singen singt = sing; leiten leitet geleitet fuhrt = lead/chair/give
gehoren gehort = belong; hangen hangt = hang; liegen liegt lag = lie; stehen steht stand = stand; sitzen sitzt = sit; wohnen wohnt = live
arbeiten arbeitet = work; helfen hilft = help; essen isst gegessen = eat; trinken trinkt = drink; kochen kocht = cook
backen gebacken = bake/baked; wachsen wachst = grow; wiegen wiegt = weigh; messen gemessen = measure; entdecken entdeckt = discover/found
erfinden = invent; teilnehmen teilgenommen = take part; besuchen = visit; landen = land; verboten = forbidden/not allowed; erlaubt = allowed
entfernt = away; brennen brennt = burn; reiten = ride; regnen regnet geregnet = rain; schneien = snow; fallen fallt fiel = fall
sterben starb = die; gestohlen = stolen; aussehen = look`,
  words: `
der die das den dem des = the; ein eine einen einem einer eines = a; ist = is; sind = are; war = was; waren = were; wird = is; werden = are
wurde = was; wurden = were; hat = has; haben = have; hatte = had; hatten = had; kann = can; konnen = can; konnte = could; soll sollen = should
sollte = should; muss mussen = must; darf durfen = may; will wollen = want; mochte = wants; wer = who; wen wem = whom; wessen = whose; was = what
wo = where; wann = when; warum wieso weshalb = why; welche welcher welches welchem welchen = which; wie = how; und = and; oder = or; nicht = not
kein keine keinen = no; mit = with; ohne = without; fur = for; in im ins = in; an am ans = on; auf aufs = on; aus = from; bei beim = at
nach = after; vor = before; von vom = of; zu zum zur = to; uber = about; unter = under; zwischen = between; durch = through; gegen = against
bis = until; seit = since; wahrend = during; als = when; wenn = when; dann = then; hier = here; dort da = there; man = one; es = it; er = he
sie = she; ihr = her; wir = we; ich = I; du = you; sich = itself; sein = be; seine seinem seinen seiner = his; ihre ihrem ihren ihrer = her
mehr = more; weniger = less; um = at; mensch menschen leute personen = people/person; person = person; mann = man; manner = men; frau = woman
frauen = women; kind kinder kindern = child; junge = boy; madchen = girl; lehrer lehrerin = teacher; schuler = pupil/student; arzt = doctor
krankenschwester = nurse; chef leiter leiterin = leader/head; sprecher sprecherin = speaker; besucher = visitor; gast gaste = guest
spieler spielerin = player; fahrer = driver; mitglied mitglieder = member; familie = family; nachbar nachbarn = neighbour; freund = friend
mutter = mother; vater = father; bruder = brother; schwester = sister; tochter = daughter; sohn = son; grossmutter = grandmother
burgermeister = mayor; sieger gewinner = winner; name = name; nummer = number; anzahl zahl = number; adresse = address
telefonnummer = phone number; kapitan = captain; tote = deaths; tag tage tagen = day; woche wochen = week; monat monate monaten = month
jahr jahre jahren = year; stunde stunden = hour; minute minuten = minute; sekunde sekunden = second; uhr = o'clock; zeit = time; datum = date
morgen = tomorrow; heute = today; gestern = yesterday; abend = evening; nacht = night; mittag = noon; fruhling fruhjahr = spring; sommer = summer
herbst = autumn; winter = winter; montag = Monday; dienstag = Tuesday; mittwoch = Wednesday; donnerstag = Thursday; freitag = Friday
samstag sonnabend = Saturday; sonntag = Sunday; januar = January; februar = February; marz = March; april = April; mai = May; juni = June
juli = July; august = August; september = September; oktober = October; november = November; dezember = December; eins = one; zwei = two
drei = three; vier = four; funf = five; sechs = six; sieben = seven; acht = eight; neun = nine; zehn = ten; elf = eleven; zwolf = twelve
erste ersten erster erstes = first; zweite zweiten zweiter zweites = second; dritte dritten drittes = third; vierte vierten = fourth
letzte letzten letzter letztes = last; nachste nachsten nachster = next; halb halfte = half; prozent = percent; grad = degrees; meter = metres
kilometer = kilometres; kilo kilogramm = kilos; gramm = grams; liter = litres; hoch hohe = high/height; hochste hochsten = highest
tief tiefe = deep/depth; tiefste = deepest; niedrigste = lowest; lang lange = long/length; langste langsten = longest; kurz = short
kurzeste kurzesten = shortest; gross = large; grosste grossten = largest; klein kleine kleiner kleines kleinen = small
kleinste kleinsten = smallest; alt alte alter = old; alteste = oldest; jung = young; jungste = youngest; neu neue neuer neues neuen = new
gebraucht gebrauchter gebrauchte gebrauchten = used; schnell = fast; schnellste schnellsten = fastest; langsamste = slowest; schwer = heavy
schwerste = heaviest; leicht = light; leichteste = lightest; warm = warm; warmste = warmest; kalt = cold; kalteste = coldest; heiss = hot
heisseste = hottest; stark = strong; starkste = strongest; schwachste = weakest; gut gute = good; beste besten bester bestes = best
schlecht = bad; spateste = latest; fruheste = earliest; weit = far; breit = wide; voll = full; leer = empty; frei freie = free
wichtig = important; meisten meiste = most; wenigsten = fewest; viele viel = many; alle = all; rot rote rotes roten = red; blau blaue = blue
grun grune = green; gelb gelbe = yellow; schwarz schwarze = black; weiss weisse = white; braun = brown; grau = grey; farbe = colour; haus = house
zimmer raum = room; kuche = kitchen; tur = door; fenster = window; dach = roof; keller = cellar; garten = garden; strasse = street
stadt = town/city; dorf = village; platz = square/place; ort = place; land = country; schule = school; klasse = class; kirche = church
krankenhaus = hospital; bahnhof = station; hafen = harbour; laden geschaft = shop; markt = market; stand = stall; halle saal = hall
museum = museum; turm = tower; brucke = bridge; berg = mountain; see = lake; meer = sea; fluss = river; wald = forest; hohle = cave
insel = island; weg = path/way; etage stock stockwerk = floor; erdgeschoss = ground floor; hutte = hut; werkstatt = workshop; firma = firm
buro = office; auto = car; zug = train; bus = bus; schiff = ship; boot = boat; fahrrad fahrrader rad = bicycle/bike; flugzeug = plane
fahre = ferry; rakete = rocket; hinfahrt = single; ruckfahrt = return; fahrt = trip; fahrkarte karte ticket = ticket; hund hunde = dog
katze katzen = cat; pferd = horse; vogel = bird; biene bienen = bee; fisch = fish; tier tiere = animal; baum baume = tree; blume = flower
apfel = apple; birne = pear; bohne bohnen = beans; brot = bread; kuchen = cake; suppe = soup; kase = cheese; milch = milk; wasser = water
kaffee = coffee; tee = tea; wein = wine; bier = beer; salz = salt; zucker = sugar; ei eier = egg; fleisch = meat; gemuse = vegetables
kartoffel kartoffeln = potatoes; karotte karotten mohren = carrots; zwiebel = onion; honig = honey; ton lehm = clay; holz = wood; stein = stone
glas = glass; papier = paper; tasse = cup; teller = plate; messer = knife; gabel = fork; loffel = spoon; flasche = bottle; tasche = bag
schlussel = key; stuhl = chair; tisch = table; lampe = lamp; buch = book; bild bilder = picture; foto = photo; postkarte = postcard
brief = letter; kamera = camera; folie = slide; tabelle = table; liste = list; film video = video; aufnahme = recording; datei = file
wort worter = word; satz = sentence; titel = title; uberschrift = heading; artikel = article; frage = question; antwort = answer
aufgabe ubung = exercise; prufung = exam; kurs = course; stunde = lesson; fuhrung = tour; rundgang = tour; sitzung = meeting/session
treffen = meeting; stimme stimmen = vote; konzert = concert; stuck = piece; violine = violin; lied = song; rolle = role; musik = music
probe = rehearsal; rennen = race; lauf = run; spiel = game; punkt punkte = points; runde = round; mannschaft = team; turnier = tournament
preis = prize/price; wetter = weather; regen = rain; schnee = snow; wind = wind; sonne = sun; sonnenaufgang = sunrise; temperatur = temperature
sturm gewitter = storm/thunderstorm; arbeit = work/job; beruf = job; gewicht = weight; grosse = size; lange = length; geschwindigkeit = speed
alter = age; grund = reason; schritt schritte = step; regel regeln = rule; teil = part; sorte art = kind/sort; unfall unfalle = accident
sturz sturze = falls; schnitt = cut; notfall = emergency; trage = stretcher; telefon = phone; hotline = hotline; frequenz = frequency
passwort = password; programm = programme; zoo = zoo`,
};
