import AlbumRules

/// The commands that look at how things stand.
extension Catalogue {
    /// All of them, in the order of the help text.
    static let looking = [status, doctor]

    private static let status = CommandDescription(
        name: "status", summary: "how the albums stand, what the last run did, and what was changed by hand",
        details: [
            "Reads the albums, not the library, and changes nothing. Tells of each album how many photos this program "
                + "put there, how many were added or taken out by hand, whether it was renamed or deleted in Immich, and "
                + "why the last run held it."
        ],
        options: [json],
        examples: [.init(arguments: "status", meaning: "did the last night's run come out well?")],
        exitCodes: [
            .done, .failed, .usage, .unavailable, .internalError, .cannotWrite, .notPermitted, .configuration,
            .interrupted, .terminated,
        ])

    private static let doctor = CommandDescription(
        name: "doctor", summary: "look at everything a run relies on: server, key, names, albums, state, messages",
        details: [
            "Each finding comes with its next step. The exit code is 0 when nothing would end or hold a run, else that of "
                + "the gravest finding. Changes nothing. Connects to the mail server, the webhook and the health check, and sends "
                + "them something only when asked to."
        ],
        options: [
            OptionDescription(long: "send-test", summary: "send a mail to try, and what else notify names"), json,
        ],
        examples: [
            .init(arguments: "doctor", meaning: "when something does not work, and before the first sync"),
            .init(arguments: "doctor --send-test", meaning: "do messages about failures arrive?"),
        ],
        exitCodes: [
            .done, .failed, .held, .usage, .unavailable, .internalError, .cannotWrite, .notPermitted, .configuration,
            .interrupted, .terminated,
        ])
}
