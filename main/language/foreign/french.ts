import type { Lexicon } from './lexicon.ts';

/** French words of questions about recordings: forms = English, the likelier first. Accents are folded. */
export const french: Lexicon = {
  asks: 'quel quelle quels quelles quand comment combien pourquoi qui quoi',
  signs: `
le la les un une des du de au aux et ou est sont etait dans sur avec pour par en que qui quoi quel quelle quels quelles quand comment combien
pourquoi il elle ils se ce cette son sa ses y a t n s d l qu ne pas faut coute plus`,
  phrases: `
est ce que = ""; est ce qui = ""; qu est ce que = what; qu est ce qui = what; comment s appelle = what is the name of
comment s appellent = what are the names of; comment se nomme = what is the name of; a quelle heure = at what time; quel age a = how old is
combien de temps = how long; combien de fois = how many times; combien coute = how much costs; combien coutent = how much cost
combien vaut = how much costs; combien y a t il de = how many are there; combien de = how many; combien d = how many; y a t il = are there
il y a = there are; faut il = must one; il faut = one must; de quoi = of what; a quoi = to what; avec quoi = with what; a qui = whom
de qui = whose; avec qui = with whom; par qui = by whom; depuis quand = since when; jusqu a quand = until when; d ou = from where
vers ou = where to; a l ecran = on the screen; sur l ecran = on the screen; pour la premiere fois = for the first time
pour la deuxieme fois = for the second time; pour la derniere fois = for the last time; en quoi = of what; que veut dire = what means
que signifie = what means; qu y a t il = what is there; a t il = has; a t elle = has; ont ils = have; est il = is; est elle = is; sont ils = are
a lieu = takes place; rez de chaussee = ground floor; a cote de = beside; par personne = per person; quel temps fait = what weather is
quel temps fera = what weather will be; fait il = is; pomme de terre = potato; pommes de terre = potatoes`,
  verbs: `
couter coute coutent = cost; prix = price/prize; argent = money; payer paie paye = pay; tarif = fare/fee; loyer = rent
entree = admission/entry/entrance; vendre vend vendent = sell; acheter achete = buy; cher chere = expensive; gratuit = free
commencer commence debute debut = begin/start; finir finit termine fin = end; ouvrir ouvre ouvert ouverte = open
fermer ferme fermee = closed/close; durer dure = last/take; attendre = wait; rester reste = stay; venir vient viennent = come; aller va vont = go
partir part depart = leave/depart; arriver arrive arrivee = arrive; voyager voyage = travel/trip; voler = fly/steal; vole = stolen
courir court couru = run; atterrir atterrit atterrissent = land; rencontrer rendez-vous = meet; tomber tombe = fall; entrer = enter
dire dit disent = say; parler parle parlent = talk/speak; raconter = tell; mentionner mentionne = mention; demander demande = ask
question = question; repondre repond reponse = answer; expliquer = explain; montrer montre montrent = show/shown; voir voit = see; lire lit = read
ecrire ecrit = write/wrote; signer signe = sign/signed; appeler appelle = called; signifier = mean; entendre = hear; faire fait faite = make/made
construire construit = build/built; cultiver cultive = grow; reparer repare = repair/mend; trouver trouve = find/found; chercher = look for
falloir faut = need; besoin = need; utiliser utilise = use; apporter emporter = bring; prendre prend = take; donner donne = give
recevoir recoit obtient obtenu = get; gagner gagne = win/won; perdre perdu = lose/lost; jouer joue = play; chanter chante = sing
diriger dirige = lead/conduct; appartenir = belong; accrocher = hang; habiter vivre vit = live; travailler travaille travaillent = work
aider aide = help; manger mange = eat; boire boit = drink; cuire cuit = cook; peser pese = weigh; mesurer mesure = measure
decouvrir decouvert decouverte = discover/found; inventer invente = invent; participer = take part; visiter = visit
interdit interdite = forbidden/not allowed; permis autorise = allowed; bruler brule = burn; pleuvoir pleut plu pluie = rain; neiger = snow
mourir mort = die; savoir sait = know; connaitre connait = know; pousser = grow; choisir choisi = choose; dormir = sleep
demissionner demissionne = resign; boiter = limp; lave laver = wash`,
  words: `
le la les l = the; un une des = a; est = is; sont = are; etait = was; etaient = were; fut = was; a = has; ont = have; avait = had
peut peuvent = can; doit doivent = must; veut = wants; fait = makes/does; sera = will be; t = ""; s se = ""; n ne = ""; y = there; d du de = of
au aux = at; c ce = it; j je = I; qu que = what; qui = who; quoi = what; quel quelle quels quelles = which; quand = when; ou = where
comment = how; combien = how much; pourquoi = why; et = and; pas = not; avec = with; sans = without; pour = for; par = by/per; en = in; dans = in
sur = on; sous = under; entre = between; depuis = since; jusque jusqu = until; pendant = during; avant = before; apres = after; contre = against
chez = at; il = it; elle = she; ils elles = they; on = one; nous = we; vous = you; son sa ses = his; leur leurs = their; cette cet ces = this
chaque = each; tous toutes tout = all; autre = other; ici = here; la bas = there; tres = very; aussi = also; plus = more; moins = less
personne personnes gens = people/person; homme = man; femme = woman; femmes = women; enfant enfants = child; garcon = boy; fille = girl/daughter
professeur maitre maitresse enseignant = teacher; eleve eleves = student/pupil; medecin = doctor; infirmiere infirmieres infirmier = nurse
chef = head/leader; orateur = speaker; visiteur visiteurs = visitor; invite = guest; joueur joueurs = player; membre membres = member
famille = family; voisin = neighbour; ami = friend; mere = mother; pere = father; frere = brother; soeur = sister; fils = son
grand-mere = grandmother; maire = mayor; gagnant vainqueur = winner; nom = name; numero = number; nombre = number; adresse = address
telephone = phone; capitaine = captain; musicien = player/musician; voleur = thief/burglar; auteur = author; jour jours = day
semaine semaines = week; mois = month; annee annees an ans = year; heure heures = hour; minute minutes = minute; seconde secondes = second
temps = time/weather; date = date; fois = time; demain = tomorrow; aujourd = today; hier = yesterday; matin = morning; soir soiree = evening
nuit = night; midi = noon; printemps = spring; ete = summer; automne = autumn; hiver = winter; lundi = Monday; mardi = Tuesday
mercredi = Wednesday; jeudi = Thursday; vendredi = Friday; samedi = Saturday; dimanche = Sunday; janvier = January; fevrier = February
mars = March; avril = April; mai = May; juin = June; juillet = July; aout = August; septembre = September; octobre = October; novembre = November
decembre = December; deux = two; trois = three; quatre = four; cinq = five; six = six; sept = seven; huit = eight; neuf = nine; dix = ten
onze = eleven; douze = twelve; premier premiere = first; deuxieme second seconde = second; troisieme = third; quatrieme = fourth
dernier derniere = last; prochain prochaine suivant suivante = next; moitie demi = half; pour cent = percent; degres = degrees; metres = metres
kilometres = kilometres; kilos kilogrammes = kilos; grammes = grams; litres = litres; euros = euros; haut haute hauteur = high/height
profond profondeur = deep/depth; bas basse = low; long longue longueur = long/length; court courte = short; grand grande = large
petit petite = small; vieux vieille ancien = old; jeune = young; neuf neuve nouveau nouvelle = new; usage occasion = used; rapide vite = fast
lent lente = slow; lourd lourde = heavy; leger legere = light; chaud chaude = hot; froid froide = cold; fort forte = strong; faible = weak
bon bonne = good; mauvais = bad; tard = late; tot = early; loin = far; large = wide; plein = full; vide = empty; libre = free
important = important; meilleur meilleure mieux = best; pire = worst; rouge = red; bleu bleue = blue; vert verte = green; jaune = yellow
noir noire = black; blanc blanche = white; brun = brown; gris = grey; couleur = colour; maison = house; chambre piece = room/piece
salle = hall/room; cuisine = kitchen; porte = door; fenetre = window; toit = roof; cave = cellar; jardin = garden; rue = street; ville = town/city
village = village; place = square/place; lieu endroit = place; pays = country; ecole = school; classe = class; eglise = church; hopital = hospital
gare = station; port = harbour; magasin boutique = shop; marche = market; stand = stall; musee = museum; tour = tower; pont = bridge
montagne = mountain; lac = lake; mer = sea; riviere fleuve = river; foret = forest; grotte = cave; ile = island; chemin sentier = path/way
etage = floor; cabane refuge = hut; atelier = workshop; entreprise = firm; bureau = office; garage = garage; voiture = car; train = train
bus autobus = bus; bateau = ship/boat; velo velos bicyclette = bicycle; avion = plane; ferry = ferry; fusee = rocket; retour = return
aller = single; billet = ticket; chien = dog; chat = cat; cheval = horse; oiseau = bird; abeille abeilles = bee; escargot = snail; poisson = fish
animal = animal; arbre arbres = tree; fleur = flower; pomme = apple; poire = pear; haricots = beans; pain = bread; gateau = cake; soupe = soup
bouillon = stock/broth; fromage = cheese; lait = milk; eau = water; cafe = coffee; the = tea; vin = wine; sel = salt; sucre = sugar; oeuf = egg
viande = meat; legumes = vegetables; carotte carottes = carrots; oignon = onion; miel = honey; argile = clay; bois = wood; pierre = stone
verre = glass; papier = paper; tasse = cup; assiette = plate; couteau = knife; fourchette = fork; cuillere = spoon; bouteille = bottle; sac = bag
cle clef = key; chaise = chair; table = table; lampe = lamp; livre = book; image photo = picture; carte = card/map; lettre = letter
appareil = camera; diapositive = slide; tableau = table; liste = list; video film = video; enregistrement = recording; fichier = file
mot mots = word; phrase = sentence; titre = title; exercice = exercise; examen = exam; cours = course; lecon = lesson; visite = tour/visit
reunion = meeting; voix vote votes = vote; concert = concert; morceau = piece; violon = violin; hautbois = oboe; chanson = song; role = role
musique = music; repetition = rehearsal; course = race; jeu = game; point points = points; equipe = team; tournoi = tournament; finale = final
vent = wind; neige = snow; soleil = sun; temperature = temperature; orage tempete = storm/thunderstorm; travail = work/job; poids = weight
taille = size; vitesse = speed; age = age; raison = reason; etape = step/stage; regle regles = rule; partie = part; sorte = kind
accident = accident; chute chutes = falls; brancard = stretcher; jus = juice; programme = programme; code = code; citrouille citrouilles = pumpkin
planete = planet`,
};
