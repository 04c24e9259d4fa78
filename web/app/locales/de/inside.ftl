# Das Innere der Loop, und das Spiel, in dem man selbst die Loop ist.

inside-title = Im Inneren der Loop
inside-no-steps = Dieses Programm hatte keine Event-Loop und nur einen Thread, also gab es nichts zu entscheiden.
inside-step = Schritt
inside-step-number = Nummer des Schritts
inside-step-said = Schritt { $step } von { $count }, bei { $time }
inside-back = ← Zurück
inside-forth = Weiter →
inside-takes = Die Loop nimmt { $name } vom Anfang ihrer Warteschlange.
inside-drops = Die Loop übergeht { $name }, denn das wurde abgebrochen.
inside-jumps = Nichts ist bereit: Die Uhr springt auf { $time }.
inside-switches = Thread { $thread } macht weiter.
inside-callback = Callback { $name }
inside-timer-sleep = Timer { $number }
inside-timer-callback = Timer { $number } ({ $name })
inside-timer-of = { $timer }, gestellt von { $name }
inside-thread = Thread { $number }
inside-by-callback = einem Callback
inside-by-cancel = einem Abbruch
inside-by-cancel-of = { $name }, der ihn abbricht
inside-why-created = wurde erzeugt
inside-why-yielded = gab seinen Zug ab
inside-why-woken = geweckt von { $name }
inside-why-due = seine Frist ist da
inside-why-due-of = seine Frist ist da; gestellt von { $name }
inside-why-called = bestellt von { $name }
inside-more = { $count ->
    [one] … und ein weiterer Eintrag.
   *[other] … und { $count } weitere.
}
inside-queue = Warteschlange der Bereiten
inside-queue-empty = Nichts ist bereit.
inside-now = jetzt
inside-timers = Timer
inside-timers-none = Kein Timer ist gestellt.
inside-deadline = Frist
inside-timer = Timer
inside-waiting = Wer wartet
inside-who = Wer
inside-for = Worauf
inside-at-line = in Zeile { $line }
inside-objects = Locks, Semaphoren, Queues
inside-object = Was
inside-state = Zustand
inside-held-by = Gehalten von
inside-waiters = Es warten
inside-putters = zum Ablegen: { $names }
inside-locked = gesperrt
inside-unlocked = frei
inside-value = { $value } frei
inside-set = gesetzt
inside-not-set = nicht gesetzt
inside-items = { $size ->
    [one] ein Element
   *[other] { $size } Elemente
}
inside-items-of = { $size } von { $limit } Elementen
inside-unfinished = { $count } unerledigt
inside-arrived = { $arrived } von { $parties } sind da
inside-asked = Das Programm läuft noch einmal bis zu diesem Schritt …
inside-no-code = Bei diesem Schritt läuft kein Code des Programms.
inside-stack = Stack
inside-others = { $count ->
    [one] Ein weiterer Stack
   *[other] { $count } weitere Stacks
}
inside-globals = Globale Variablen
inside-locals = Variablen von { $function }
inside-frame = { $function }, Zeile { $line }
inside-name = Name
inside-content = Wert

loop-title = Du bist die Loop
loop-lead = Das ist derselbe Lauf noch einmal, und du bist die Event-Loop. Wähl aus, was als Nächstes drankommt. Die Knöpfe stehen in keiner Reihenfolge: Sie ergibt sich aus dem, was geschehen ist.
loop-rule = Mehr ist es nicht: Wer zuerst bereit war, kommt zuerst dran, und die Uhr geht nur weiter, wenn niemand bereit ist, und zwar zur frühesten Frist.
loop-nothing = In diesem Lauf hatte die Loop nichts zu entscheiden.
loop-question = Entscheidung { $number } von { $count }, bei { $time }
loop-score = { $right } von { $answered } richtig
loop-again = Noch einmal
loop-choose = Was macht die Loop als Nächstes?
loop-or-jump = Oder ist nichts bereit, und die Uhr springt?
loop-jump = Sprung auf { $time }
loop-happened = Was geschehen ist
loop-did-run = Die Loop ließ { $name } laufen.
loop-did-jump = Nichts war bereit, und die Uhr sprang auf { $time }.
loop-spawned = { $name } wurde erzeugt.
loop-readied = { $name } wurde bereit.
loop-fired = Die Frist von { $name } war da.
loop-set-timer = { $name } wurde gestellt, auf { $time }.
loop-cancelled-timer = { $name } wurde abgestellt.
loop-waits = { $name } wartet auf { $label }.
loop-yielded = { $name } gab seinen Zug ab und ist wieder bereit.
loop-ended = { $name } ist zu Ende.
loop-right = Ja.
loop-wrong = Nein.
loop-first = Das ist am längsten bereit, seit { $time }: Wer zuerst kommt, kommt zuerst dran.
loop-behind = { $count ->
    [one] { $name } war vorher bereit.
   *[other] { $count } andere waren vorher bereit, { $name } als Erstes.
}
loop-not-ready = Das ist nicht bereit.
loop-something-ready = Die Uhr steht, solange etwas bereit ist, und { $name } ist es.
loop-earliest = Nichts ist bereit, und { $time } ist die früheste Frist.
loop-oldest = Nichts ist bereit, und von denen mit der Frist { $time } wurde dieser zuerst gestellt.
loop-later = Eine andere Frist ist früher: { $time }.
loop-younger = { $name } hat dieselbe Frist und wurde vorher gestellt.
loop-takes-instead = Die Loop nimmt { $name }.
loop-jumps-instead = Die Uhr springt auf { $time }.
