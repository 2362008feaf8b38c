import type { Lexicon } from './lexicon.ts';

/** Spanish words of questions about recordings: forms = English, the likelier first. Accents are folded. */
export const spanish: Lexicon = {
  asks: 'que quien quienes cual cuales cuando donde como cuanto cuanta cuantos cuantas',
  signs: `
el la los las un una unos unas de del al en y o que quien quienes cual cuales cuando donde como cuanto cuanta cuantos cuantas por para con sin se
es son esta estan fue hay hubo su sus le lo cuesta tiene mas`,
  phrases: `
como se llama = what is the name of; como se llaman = what are the names of; como se titula = what is the title of; por que = why
para que = what for; a que hora = at what time; en que = in which; a que = at which; de que = of what; con que = with what; sobre que = about what
que hay que = what must one; hay que = must; cuanto cuesta = how much costs; cuanto cuestan = how much cost; cuanto vale = how much costs
cuanto tiempo = how long; cuantas veces = how many times; cuanta gente = how many people; cuantos anos tiene = how old is; a quien = whom
de quien = whose; con quien = with whom; por quien = by whom; desde cuando = since when; hasta cuando = until when; de donde = from where
a donde = where to; adonde = where to; en contra = against; a favor = for; en la pantalla = on the screen; en pantalla = on the screen
por primera vez = for the first time; por segunda vez = for the second time; por ultima vez = for the last time; que significa = what means
puertas abiertas = open day/open doors; cual es = which is; cuales son = what are; tiene lugar = takes place; de pie = standing
la mayor parte = most; al lado de = beside; antes de = before; despues de = after; por persona = per person; cada uno = each`,
  verbs: `
costar cuesta cuestan costaba vale = cost; precio precios = price; dinero = money; pagar paga pago = pay; tarifa = fare/fee; alquiler = rent
entrada = admission/entry/entrance; vender vende venden = sell; comprar compra = buy; barato barata = cheap; caro cara = expensive; gratis = free
empezar empieza comenzar comienza = begin/start; terminar termina acaba = end; abrir abre abierto = open
cerrar cierra cerrado cerrada = closed/close; durar dura = last/take; esperar = wait; venir viene vino = come; ir va van = go
salir sale salida = leave/depart; llegar llega llegada = arrive; viajar viajaron viajo viaja = travel; volar = fly; correr corrio corre = run
aterrizar aterrizan aterriza = land; encontrar encuentra encuentro = find/meet; quedar quedan = stay/meet; caer caida caidas = fall/falls
subir = climb; entrar = enter; decir dice dijo dicen = say; hablar habla hablo hablan = talk/speak; contar cuenta = tell
mencionar menciona mencionan = mention; preguntar pregunta = ask/question; responder responde respuesta = answer; explicar = explain
mostrar muestra muestran = show/shown; ver ve ven visto = see; leer lee = read; escribir escribio escribe escrito = write/wrote
firmar firmo firmado = sign/signed; llamar llama llaman = called; significar = mean; oir oye = hear; pedir pide = ask
hacer hace hizo hecho = make/made; construir construyo construido = build/built; cultivar cultiva = grow; reparar reparo = repair/mend
buscar = look for; necesitar necesita necesitan = need; usar utilizar usa utiliza = use; traer llevar trae lleva = bring; tomar = take
dar da dan dio = give; recibir recibe = get; ganar gana gano = win/won; perder perdio = lose/lost; jugar juega jugo = play
tocar toca = play/touch; cantar canta = sing; dirigir dirige = lead/chair; pertenecer = belong; colgar cuelga = hang; vivir vive viven = live
trabajar trabaja trabajan = work; ayudar ayuda = help; comer come = eat; beber bebe = drink; cocinar = cook; pesar pesa = weigh
medir mide = measure; descubrir descubrio descubierto = discover/found; inventar = invent; participar participaron participan = take part
visitar = visit; prohibido prohibida prohibir = forbidden/not allowed; permitido = allowed; arder arde quemar quema = burn
llover llueve llovio lluvia = rain; nevar = snow; morir murio = die; robar robo = steal; saber sabe saben = know; conocer = know
crecer crece = grow; ocurrir ocurrieron ocurrio ocurre = happen; elegir eligio = choose; dormir duermen duerme = sleep`,
  words: `
el la los las lo = the; un una unos unas = a; es esta = is; son estan = are; fue era estaba = was; fueron eran = were; hay = there is
hubo habia = were there; ha han = has; tiene tienen = has; tenia tuvo = had; puede pueden = can; debe deben = must; quiere quieren = wants
que = what; quien quienes = who; cual cuales = which; cuando = when; donde = where; como = how; cuanto cuanta = how much
cuantos cuantas = how many; y e = and; o u = or; no = not; si = if; con = with; sin = without; para = for; por = by/per; de del = of; a al = to
en = in; sobre = about; bajo = under; entre = between; desde = from; hasta = until; durante = during; mientras = while; antes = before
despues = after; contra = against; se = ""; su sus = his; le les = him; este esta = this; ese esa = that; cada = each; todos todas todo = all
otro otra = other; aqui = here; alli = there; muy = very; tambien = also; mas = more; menos = less; persona personas gente = people/person
hombre = man; mujer = woman; mujeres = women; nino ninos ninas nina = child; chico = boy; chica = girl
profesor profesora maestro maestra = teacher; alumno alumnos alumna = student/pupil; medico = doctor; enfermera enfermeras = nurse
jefe jefa = head; orador locutor = speaker; visitante visitantes = visitor; invitado = guest; jugador jugadores = player
miembro miembros = member; familia = family; vecino = neighbour; amigo = friend; madre = mother; padre = father; hermano = brother
hermana = sister; hija = daughter; hijo = son; abuela = grandmother; alcalde alcaldesa = mayor; ganador = winner; nombre = name; numero = number
direccion = address; telefono = phone; capitan = captain; musico musicos = player/musician; ladron = thief; autor autora = author; dia dias = day
semana semanas = week; mes meses = month; ano anos = year; hora horas = hour; minuto minutos = minute; segundo segundos = second
tiempo = time/weather; fecha = date; vez = time; manana = tomorrow/morning; hoy = today; ayer = yesterday; tarde = afternoon
noche nocturno nocturna nocturnos = night; primavera = spring; verano = summer; otono = autumn; invierno = winter; jornada = day; lunes = Monday
martes = Tuesday; miercoles = Wednesday; jueves = Thursday; viernes = Friday; sabado = Saturday; domingo = Sunday; enero = January
febrero = February; marzo = March; abril = April; mayo = May; junio = June; julio = July; agosto = August; septiembre = September
octubre = October; noviembre = November; diciembre = December; uno = one; dos = two; tres = three; cuatro = four; cinco = five; seis = six
siete = seven; ocho = eight; nueve = nine; diez = ten; once = eleven; doce = twelve; primero primera primer = first; segunda = second
tercero tercera tercer = third; cuarto cuarta = fourth; ultimo ultima = last; proximo proxima siguiente = next; mitad medio media = half
por ciento = percent; grados = degrees; metros = metres; kilometros = kilometres; kilos kilogramos = kilos; gramos = grams; litros = litres
euros = euros; alto alta altura = high/height; profundo profundidad = deep/depth; bajo baja = low; largo larga longitud = long/length
corto corta = short; grande gran = large; pequeno pequena = small; viejo vieja antiguo = old; joven = young; nuevo nueva = new; usado usada = used
rapido rapida = fast; lento lenta = slow; pesado pesada = heavy; ligero ligera = light; caliente = hot; calido = warm; frio fria = cold
fuerte = strong; debil = weak; bueno buena = good; malo mala = bad; tarde = late; temprano = early; lejos = far; ancho = wide; lleno = full
vacio = empty; libre = free; importante = important; mejor = best; peor = worst; mayor = largest; menor = smallest; rojo roja = red; azul = blue
verde = green; amarillo amarilla = yellow; negro negra = black; blanco blanca = white; marron = brown; gris = grey; color = colour; casa = house
habitacion sala = room/hall; cuarto = room; cocina = kitchen; puerta puertas = door; ventana = window; techo tejado = roof; sotano = cellar
jardin = garden; calle = street; ciudad = town/city; pueblo = village; plaza = square; lugar sitio = place; pais = country; escuela = school
clase = class; iglesia = church; hospital = hospital; estacion = station; puerto = harbour; tienda = shop; mercado = market; puesto = stall
museo = museum; torre = tower; puente = bridge; montana = mountain; lago = lake; mar = sea; rio = river; bosque = forest; cueva = cave
isla = island; camino = path/way; piso planta = floor; cobertizo = shed; refugio = hut; taller = workshop; empresa = firm; oficina = office
murcielago = bat; escalera escaleras = stairs; entrada = entrance; coche = car; tren = train; autobus autobuses = bus/buses; barco = ship/boat
bicicleta = bicycle; avion = plane; transbordador = ferry; cohete = rocket; viaje = trip; vuelta = return; ida = single; billete boleto = ticket
perro = dog; gato gata = cat; caballo = horse; pajaro = bird; abeja abejas = bee; caracol caracoles = snail; pez pescado = fish; animal = animal
arbol arboles = tree; flor = flower; manzana = apple; pera = pear; judias = beans; pan = bread; pastel tarta = cake; sopa = soup; queso = cheese
leche = milk; agua = water; cafe = coffee; te = tea; vino = wine; sal = salt; azucar = sugar; huevo = egg; carne = meat; verdura = vegetables
patatas = potatoes; zanahorias zanahoria = carrots; cebolla = onion; miel = honey; arcilla barro = clay; madera = wood; piedra = stone
vidrio = glass; papel = paper; taza = cup; plato = plate; cuchillo = knife; tenedor = fork; cuchara = spoon; botella = bottle; bolsa = bag
llave = key; silla = chair; mesa = table; lampara lamparas = lamp; libro = book; imagen foto = picture; postal = postcard; carta = letter
camara = camera; diapositiva = slide; tabla = table; lista = list; video pelicula = video; grabacion = recording; archivo = file; palabra = word
frase = sentence; titulo = title; ejercicio = exercise; examen = exam; curso = course; leccion = lesson; visita = tour/visit; reunion = meeting
voto votos = vote; concierto = concert; pieza = piece; violin = violin; cancion = song; papel = role; musica = music; ensayo = rehearsal
carrera = race; juego = game; punto puntos puntuacion = points/rating; ronda = round; equipo = team; torneo = tournament; premio = prize
viento = wind; nieve = snow; sol = sun; amanecer = sunrise; temperatura = temperature; tormenta = storm/thunderstorm; trabajo = work/job
peso = weight; tamano = size; velocidad = speed; edad = age; razon motivo = reason; paso pasos = step; regla reglas = rule; parte = part
tipo = kind; accidente = accident; camilla = stretcher; etapa = stage; marcha marchas cambios = gears; grifo = tap; jugo zumo = juice
contrasena = password; programa = programme; codigo = code`,
};
