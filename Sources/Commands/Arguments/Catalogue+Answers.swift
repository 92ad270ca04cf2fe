import AlbumRules

/// The commands that answer what an album waits for.
extension Catalogue {
    /// All of them, in the order of the help text.
    static let answers = [adopt, acceptRename, recreate, forget, deleteAlbum]

    private static let codes: [ExitCode] = [
        .done, .failed, .held, .usage, .unavailable, .internalError, .cannotWrite, .tryAgainLater, .notPermitted,
        .configuration, .interrupted, .terminated,
    ]

    private static let adopt = CommandDescription(
        name: "adopt", summary: "take photos that are in an album already for this program's own",
        details: [
            "Photos that were added by hand stay, whatever the rule says. Those that are adopted count as added by this "
                + "program: later runs take them out when they no longer match, under the same limits. Photos of other "
                + "people are never adopted. Sends nothing to the server."
        ],
        operands: [album],
        options: [
            OptionDescription(long: "all", summary: "all of your photos in it, not only those that match"), json,
        ],
        examples: [
            .init(arguments: "adopt Family", meaning: "keep what matches in an album that was filled by hand"),
            .init(arguments: "adopt Family --all", meaning: "hand the whole album over to the rule"),
        ],
        exitCodes: codes)

    private static let acceptRename = CommandDescription(
        name: "accept-rename", summary: "take whoever has a name now for the person whom the rules mean by it",
        details: [
            "The answer to an album that is held because the person behind a name is gone, merged or renamed. "
                + "Changes what this program remembers, nothing on the server."
        ],
        operands: [OperandDescription(name: "PERSON", summary: "the name as it stands in the configuration")],
        options: [json],
        examples: [.init(arguments: "accept-rename Mia", meaning: "after two people were merged in Immich")],
        exitCodes: codes)

    private static let recreate = CommandDescription(
        name: "recreate", summary: "make an album again that was deleted in Immich",
        details: [
            "A deleted album is not made again by itself: somebody may have wanted it gone. After this answer the next "
                + "run makes and fills it; nothing is remembered of the old one. Sends nothing to the server itself."
        ],
        operands: [album], options: [json],
        examples: [.init(arguments: "recreate Family", meaning: "when it was deleted by mistake")],
        exitCodes: codes)

    private static let forget = CommandDescription(
        name: "forget", summary: "let an album go; it stays in Immich as it is",
        details: [
            "Forgets which photos this program put there. A rule of that name meets the album for the first time: "
                + "matching photos are taken on, nothing is removed in that run."
        ],
        operands: [album], options: [json],
        examples: [.init(arguments: "forget Family", meaning: "begin anew with an album")],
        exitCodes: codes)

    private static let deleteAlbum = CommandDescription(
        name: "delete-album", summary: "delete an album in Immich that this program keeps; never a photo",
        details: [
            "Shows what is in it and asks for the name once more. Refused for an album that this program does not keep, "
                + "that is protected, that belongs to somebody else, or that holds photos which this program did not put "
                + "there. Needs a key with the permission album.delete."
        ],
        operands: [
            OperandDescription(name: "NAME", summary: "the name as it stands, or stood, in the configuration")
        ],
        options: [
            OptionDescription(long: "yes", value: "NAME", summary: "do not ask; the name once more, for scripts"),
            OptionDescription(
                long: "with-hand-added", summary: "even when photos are in it that this program did not put there"),
            json,
        ],
        examples: [
            .init(arguments: "delete-album \"Summer 2019\"", meaning: "after its rule was taken out of the file"),
            .init(arguments: "delete-album Old --yes Old", meaning: "the same in a script"),
        ],
        exitCodes: codes)
}
