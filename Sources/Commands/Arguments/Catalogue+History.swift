import AlbumRules

/// The commands that look back, and those that go back.
extension Catalogue {
    /// All of them, in the order of the help text.
    static let lookingBack = [history, undo]

    private static let history = CommandDescription(
        name: "history", summary: "what each run did, album by album; offline",
        details: [
            "Newest first. With the number of a run: every photo that it added, took out or took on. A run that never "
                + "ended was killed; what it is known to have done is shown."
        ],
        operands: [OperandDescription(name: "RUN", summary: "the number of one run", isRequired: false)],
        options: [
            OptionDescription(long: "limit", value: "COUNT", summary: "this many runs; 20 if not given"), json,
        ],
        examples: [
            .init(arguments: "history", meaning: "the last twenty runs"),
            .init(arguments: "history 12", meaning: "the photos of run 12"),
        ],
        exitCodes: [.done, .failed, .usage, .cannotWrite, .configuration])

    private static let undo = CommandDescription(
        name: "undo", summary: "take out what a run added, and put back what it took out",
        details: [
            "Moves only photos that are still as that run left them; what was moved since, by hand or by a later run, "
                + "stays and is said. The guards are those of a sync. An album that the run made is left empty.",
            "The next sync does not do it all again: photos that were taken out stay out as long as the rule asks for "
                + "them, photos that were put back stay until the rule asks for them again. To let the rule decide anew, "
                + "forget the album. Undoing is a run of its own, which can be undone.",
        ],
        operands: [OperandDescription(name: "RUN", summary: "the number of the run, as history shows it")],
        options: [
            OptionDescription(long: "dry-run", short: "n", summary: "show what would be moved; write nothing"),
            OptionDescription(
                long: "approve", value: "ALBUM",
                summary: "allow the changes of this album that were shown as held, once",
                isRepeatable: true),
            json,
        ],
        examples: [
            .init(arguments: "undo 12 --dry-run", meaning: "look first"),
            .init(arguments: "undo 12", meaning: "put it back"),
        ],
        exitCodes: [
            .done, .failed, .partlyDone, .held, .usage, .unavailable, .internalError, .cannotWrite, .tryAgainLater,
            .notPermitted, .configuration, .interrupted, .terminated,
        ])
}
