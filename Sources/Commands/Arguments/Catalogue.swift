import AlbumRules

/// All commands of the program with their options: the one place that says what can be typed.
enum Catalogue {
    /// The release of the program.
    static let version = "1.0.0"

    /// The description that parsing, help, completions and the manual page are made from.
    static let program = ProgramDescription(
        name: "immich-auto-album",
        summary: "keeps rule-based albums true on an Immich photo server",
        commands: [initialize, sync, plan, apply, check, find, explain, why] + looking + lookingBack + answers + session
            + [
                demo, simulate, convert, schema, completions, man,
            ],
        commonOptions: common, variables: variables)

    private static let common: [OptionDescription] = [
        OptionDescription(
            long: "config", short: "c", value: "PATH", summary: "configuration: a file, or a folder of them",
            completion: .files),
        OptionDescription(
            long: "state", value: "FOLDER", summary: "where the program keeps what it remembers", completion: .folders),
        OptionDescription(
            long: "progress", value: "HOW", summary: "auto, line (one a phase), bar, json (one object a line) or none",
            completion: .words(["auto", "line", "bar", "json", "none"])),
        OptionDescription(long: "help", short: "h", summary: "show this help"),
        OptionDescription(long: "version", summary: "show the version"),
    ]

    private static let variables: [ProgramDescription.Variable] = [
        .init(name: "IMMICH_URL", summary: "address of the server, with or without /api; wins over the file"),
        .init(name: "IMMICH_API_KEY", summary: "API key; wins over the file"),
        .init(name: "IMMICH_API_KEY_FILE", summary: "file that holds the API key; wins over the configuration"),
        .init(name: "IMMICH_EMAIL", summary: "e-mail address for login, with IMMICH_PASSWORD"),
        .init(name: "IMMICH_PASSWORD", summary: "password for login; kept nowhere"),
        .init(name: "IMMICH_AUTO_ALBUM_CONFIG", summary: "configuration, when --config is not given"),
        .init(name: "NO_COLOR", summary: "when set and not empty, no colours"),
    ]

    static let json = OptionDescription(long: "json", summary: "print the result as JSON (schema 1)")
    private static let only = OptionDescription(
        long: "only", short: "o", value: "ALBUM", summary: "this album only", isRepeatable: true)
    private static let full = OptionDescription(
        long: "full", summary: "full scan: read everything anew, no quick pass, also after a login")
    static let account = OptionDescription(
        long: "account", value: "NAME", summary: "which of the accounts, when the configuration has several")
    static let album = OperandDescription(name: "ALBUM", summary: "the name of an album in the configuration")

    private static let serverCodes: [ExitCode] = [
        .done, .failed, .held, .usage, .unavailable, .internalError, .notPermitted, .configuration, .interrupted,
        .terminated,
    ]

    private static let sync = CommandDescription(
        name: "sync", summary: "one run: read the library, work out the changes, make them, report",
        details: [
            "Adds what the rules match, removes what they no longer match, and only what this program put there "
                + "(albums of the legacy form mirror their rule). Nothing is written before all changes are decided "
                + "on a complete read. Changes that look like an accident are held and shown with the command that "
                + "allows exactly them.",
            "An approval covers what the last plan or sync showed as held, and nothing that has come up since: that "
                + "passes the guards by itself or waits. Run plan first: where nothing was ever shown, an approval "
                + "covers whatever the run finds.",
        ],
        options: [
            OptionDescription(long: "dry-run", short: "n", summary: "write nothing: the same as plan"), only,
            approve, json, full,
        ],
        examples: [
            .init(arguments: "sync", meaning: "what a cron job calls"),
            .init(arguments: "sync --only Family --dry-run", meaning: "what would happen to one album"),
            .init(arguments: "sync --approve \"Just us two\"", meaning: "let the held changes of that album through"),
        ],
        exitCodes: serverCodes + [.partlyDone, .cannotWrite, .tryAgainLater])

    private static let approve = OptionDescription(
        long: "approve", value: "ALBUM", summary: "allow the changes of this album that were shown as held, once",
        isRepeatable: true)

    private static let plan = CommandDescription(
        name: "plan", summary: "what a run would do and why; writes nothing to the server",
        details: [
            "Remembers what it shows as held, so that an approval covers exactly that. With --out the plan is kept in a "
                + "file, and apply does exactly what it says or nothing; with --approve besides, the file carries the "
                + "approval."
        ],
        options: [
            only, approve,
            OptionDescription(
                long: "out", value: "FILE", summary: "keep the plan in this file, for apply", completion: .files),
            OptionDescription(long: "exit-code", summary: "exit with 2 when changes are pending"), json, full,
        ],
        examples: [
            .init(arguments: "plan", meaning: "look before the first sync"),
            .init(arguments: "plan --out tonight.json", meaning: "keep it, read it, apply it later"),
        ],
        exitCodes: serverCodes + [.changesPending, .partlyDone, .cannotWrite, .tryAgainLater])

    private static let apply = CommandDescription(
        name: "apply", summary: "do exactly what a saved plan says, or nothing",
        details: [
            "Reads and works out everything anew, with the albums and the approvals of the plan. When the configuration, "
                + "what the rules select, or any of the albums is not as it was, nothing is written, what changed is "
                + "said, and the exit code is 4."
        ],
        operands: [OperandDescription(name: "FILE", summary: "what plan --out wrote")], options: [json],
        examples: [.init(arguments: "apply tonight.json", meaning: "do what was looked at")],
        exitCodes: serverCodes + [.partlyDone, .cannotWrite, .tryAgainLater])

    private static let initialize = CommandDescription(
        name: "init", summary: "write a first albums.yaml from the people on the server",
        details: [
            "Asks for the address and the key when the environment does not tell them, looks at the library, and writes "
                + "albums.yaml (or what --config names) beside the file that holds the key. Overwrites nothing."
        ],
        options: [OptionDescription(long: "url", value: "URL", summary: "the address of the server")],
        examples: [
            .init(arguments: "init", meaning: "the first thing to do"),
            .init(arguments: "init --url https://photos.example.com --config ~/albums.yaml", meaning: "elsewhere"),
        ],
        exitCodes: [
            .done, .failed, .usage, .unavailable, .cannotWrite, .tryAgainLater, .notPermitted, .configuration,
            .interrupted, .terminated,
        ])

    private static let check = CommandDescription(
        name: "check", summary: "read the configuration, offline: every mistake with line and column",
        options: [json],
        examples: [.init(arguments: "check --config albums.yaml", meaning: "before a change goes live")],
        exitCodes: [.done, .failed, .usage, .configuration])

    private static let find = CommandDescription(
        name: "find", summary: "try a rule without an album: how many photos, the last of them, links",
        details: [
            "RULE is what stands under an album in albums.yaml: lines that must all hold, or all, any and none groups. "
                + "Groups of people come from the configuration, when there is one. Writes nothing."
        ],
        operands: [OperandDescription(name: "RULE", summary: "the rule: \"people: Mia, taken: 2023\"")],
        options: [
            OptionDescription(long: "limit", value: "COUNT", summary: "show this many photos; 10 if not given"),
            account,
            json,
        ],
        examples: [
            .init(arguments: "find \"people: Mia, country: Greece\"", meaning: "both must hold"),
            .init(
                arguments: "find \"{all: {people: {any: kids}}, none: {type: video}}\"",
                meaning: "the rule of an album"),
        ],
        exitCodes: serverCodes + [.cannotWrite, .tryAgainLater])

    private static let explain = CommandDescription(
        name: "explain", summary: "the rule of an album as a sentence, and how many photos each line matches",
        details: [
            "Shows what the rule says, how the album is kept, what must be read from the server for it, and, when the "
                + "server can be asked, how many photos the rule and each of its lines match. Writes nothing."
        ],
        operands: [album],
        options: [OptionDescription(long: "offline", summary: "ask no server, count nothing"), json],
        examples: [
            .init(arguments: "explain Family", meaning: "read a rule back, with counts"),
            .init(arguments: "explain Family --offline", meaning: "the sentence alone"),
        ],
        exitCodes: serverCodes + [.cannotWrite, .tryAgainLater])

    private static let why = CommandDescription(
        name: "why", summary: "why a photo is in an album or not: the rule line by line, yes or no",
        operands: [
            album,
            OperandDescription(
                name: "PHOTO", summary: "the id, the link from the address bar of Immich, or the file name"),
        ],
        options: [json],
        examples: [.init(arguments: "why Family IMG_2041.jpg", meaning: "ask about one photo")],
        exitCodes: serverCodes)

    private static let demo = CommandDescription(
        name: "demo", summary: "the main job without a server: a made-up library, synced before your eyes",
        details: [
            "Starts an Immich of its own on this machine, reachable from nowhere else, and leaves nothing behind."
        ],
        options: [
            OptionDescription(
                long: "release", value: "VERSION",
                summary: "the release of Immich to play; 3.1.0 if not given; from 3.2.0 on as described, not recorded",
                completion: .words(["2.7.5", "3.1.0", "3.2.0"]))
        ],
        exitCodes: [.done, .failed, .usage, .internalError, .interrupted, .terminated])

    private static let simulate = CommandDescription(
        name: "simulate", summary: "serve a made-up Immich on a loopback port, to try rules without risk",
        details: [
            "Either the library of a world file, or a made-up one of a given size. Prints its address and a key; "
                + "ends with Ctrl-C. Nothing is kept."
        ],
        options: [
            OptionDescription(
                long: "world", value: "FILE", summary: "the library to serve: a world.json", completion: .files),
            OptionDescription(
                long: "photos", value: "COUNT", summary: "make up a library of this many photos"),
            OptionDescription(long: "people", value: "COUNT", summary: "with this many people; 20 if not given"),
            OptionDescription(long: "seed", value: "NUMBER", summary: "the same number makes the same library; 1"),
            OptionDescription(long: "port", value: "PORT", summary: "the port; 0 takes a free one; 2283 if not given"),
            OptionDescription(
                long: "release", value: "VERSION",
                summary: "the release of Immich to play; from 3.2.0 on as described, not recorded",
                completion: .words(["2.7.5", "3.1.0", "3.2.0"])),
            OptionDescription(
                long: "fault", value: "FAULT",
                summary: "something that goes wrong: html, drop, delay=MS, status=503,every=3,route=/search …",
                isRepeatable: true),
        ],
        examples: [
            .init(arguments: "simulate --photos 10000 --port 2283", meaning: "a big made-up library")
        ],
        exitCodes: [.done, .failed, .usage, .interrupted, .terminated])

    private static let convert = CommandDescription(
        name: "convert", summary: "print the settings of the script or of another tool as albums.yaml",
        details: [
            "Reads local_settings.py, the same as JSON, and the files of immich-dynamic-albums, IMMICHDynamicAlbums, "
                + "immich-person-to-album, immich-smartalbum and scripts that call immich-face-to-album. Keys and "
                + "passwords are not printed. What cannot be carried over is said on standard error."
        ],
        operands: [OperandDescription(name: "FILE", summary: "the file to convert")],
        examples: [.init(arguments: "convert local_settings.py > albums.yaml", meaning: "leave the script's form")],
        exitCodes: [.done, .failed, .usage, .configuration])

    private static let schema = CommandDescription(
        name: "schema", summary: "print the JSON Schema of albums.yaml, for editors that complete and underline",
        details: [
            "With the YAML extension of an editor, begin albums.yaml with: "
                + "# yaml-language-server: $schema=albums.schema.json"
        ],
        examples: [.init(arguments: "schema > albums.schema.json", meaning: "beside albums.yaml")],
        exitCodes: [.done, .usage])

    private static let completions = CommandDescription(
        name: "completions", summary: "print the completion script for a shell",
        operands: [
            OperandDescription(
                name: "SHELL", summary: "bash, zsh or fish", choices: ShellCompletion.Shell.allCases.map(\.rawValue))
        ],
        examples: [
            .init(
                arguments: "completions bash > ~/.local/share/bash-completion/completions/immich-auto-album",
                meaning: "for bash")
        ],
        exitCodes: [.done, .usage])

    private static let man = CommandDescription(
        name: "man", summary: "print the manual page",
        examples: [.init(arguments: "man | man -l -", meaning: "read it")],
        exitCodes: [.done, .usage])
}
