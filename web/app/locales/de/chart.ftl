# Das Diagramm, das Protokoll, die Tabelle der Tasks und die Dateien zum Sichern.

chart-hint = Zeig auf einen Balken, oder geh mit Tab zum Diagramm und nimm die Pfeiltasten. Ein Klick oder Enter sagt, warum.
chart-why = Warum?
chart-role = Zeitleiste
chart-many = Dieser Lauf hat { $count } Zeichen zu malen, wofür dein Browser einen Moment braucht.
chart-draw = Trotzdem malen

records-transcript = Protokoll
records-time = Zeit
records-happened = Was geschah
records-tasks = Tabelle der Tasks
records-save = Sichern
records-more-moments = { $count ->
    [one] … und ein weiterer Zeitpunkt.
   *[other] … und { $count } weitere Zeitpunkte.
}
records-more-tasks = { $count ->
    [one] … und ein weiterer Task.
   *[other] … und { $count } weitere Tasks.
}
records-save-svg = Das Diagramm als Bild (SVG)
records-save-txt = Das Protokoll (Text)
records-save-py = Das Programm (Python)
records-save-trace = Die Aufzeichnung (JSON)
records-save-chrome = Die Aufzeichnung für Chrome und Perfetto (JSON)
tasks-lane = Bahn
tasks-started = begann
tasks-turns = Züge
tasks-ran = lief
tasks-waited = wartete
tasks-ready = bereit
tasks-blocked = blockierte die Loop
tasks-ended = wie er endete
