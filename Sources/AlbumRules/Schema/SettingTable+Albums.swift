extension SettingTable {
    /// How many there may be of what a setting counts.
    static let counts = 1...99_999

    /// Whose the album is and whose photos go in.
    static let ownership = [
        Setting("account", "the account that owns the album, when there are several", .line, "anna"),
        Setting(
            "contribute", "the accounts whose photos go in; the owner alone when nothing is said",
            SchemaValue.line.orList,
            "[anna, paul]"),
    ]

    /// Which photos around and among the matches.
    static let selection = [
        Setting(
            "nearby", "shots this close to a match come along, in time, in place, or both",
            SchemaValue.closed([
                Setting("minutes", "the greatest distance in time", .length, "30"),
                Setting("km", "the greatest distance in place", .kilometres, "0.2"),
            ]).adding(["minProperties": 1]), "{minutes: 30, km: 0.2}"),
        Setting(
            "stacks", "as_matched judges each photo of a stack, cover takes its top photo, whole takes all of it",
            .oneOf(StackSelection.allCases.map(\.rawValue)), "cover"),
        Setting(
            "best_of", "only the best of each day, week, month or year stay: by rating, then favourites",
            .closed(
                [
                    Setting("count", "how many stay of each", .whole(counts), "3"),
                    Setting(
                        "per", "day, week, month or year",
                        .oneOf(BestOfSelection.Period.allCases.map(\.rawValue)), "day"),
                ], required: ["count", "per"]), "{count: 3, per: day}"),
        Setting("newest", "only so many stay, the newest", .whole(counts), "200"),
        Setting(
            "archived",
            "whether archived photos stay out (leave_out), are judged like others (include), or alone (only)",
            .oneOf(AlbumSettings.Archived.allCases.map(\.rawValue)), "include"),
        Setting(
            "partner", "whether photos that a partner shows on your time line are added",
            .oneOf(AlbumSettings.Partner.allCases.map(\.rawValue)), "include"),
    ]

    /// Doubtful people.
    static let people = [
        Setting(
            "optional_people",
            "true: in a list under any, a name that nobody has is left out; it holds the album otherwise",
            .plainTruth, "true"),
        Setting(
            "same_name", "combine takes several people of one name for one, hold leaves the album as it is",
            .oneOf(PeopleHandlingDraft.SameName.allCases.map(\.rawValue)), "combine"),
        Setting(
            "hidden_people", "ignore takes people hidden in Immich for not there, include counts them like others",
            .oneOf(PeopleHandlingDraft.HiddenPeople.allCases.map(\.rawValue)), "ignore"),
        Setting(
            "unnamed", "ignore does not count people without a name, count takes them for other people",
            .oneOf(PeopleHandlingDraft.Unnamed.allCases.map(\.rawValue)), "ignore"),
    ]

    /// The look of the album, and who sees it.
    static let appearance = [
        Setting(
            "description", "the description in Immich",
            ["type": ["string", "number", "boolean"]], "Every Christmas since 2012"),
        Setting(
            "order", "the order in Immich: oldest_first or newest_first",
            .oneOf(AppearanceDraft.OrderWord.allCases.map(\.rawValue)), "oldest_first"),
        Setting(
            "cover", "the photo on the front: newest, oldest, or the id or address of a photo", .cover, "newest"),
        Setting(
            "names", "enforce gives an album that was renamed in Immich its name again",
            .oneOf(AppearanceDraft.Names.allCases.map(\.rawValue)), "enforce"),
        Setting(
            "share", "who may see the album: the address of a user and viewer or editor",
            [
                "type": "object", "propertyNames": ["pattern": "^[^@\\s]+@[^@\\s]+$"],
                "additionalProperties": .oneOf(ShareRole.allCases.map(\.rawValue)),
            ], "{anna@example.org: viewer}"),
    ]

    /// One rule for many albums.
    static let values = [
        Setting(
            "for_each", "an album of every year, month, person, country, state, city, tag or camera",
            .oneOf(GroupField.allCases.map(\.rawValue)), "year"),
        Setting("only_for", "the values that get an album", .valuePattern.orList, "[Greece, Spain]"),
        Setting("skip", "values that get no album", .valuePattern.orList, "[Germany]"),
        Setting(
            "rename", "other names for values", ["type": "object", "additionalProperties": .line],
            "{United States of America: USA}"),
        Setting(
            "merge", "values that share an album",
            ["type": "object", "additionalProperties": .valuePattern.orList],
            "{Benelux: [Belgium, Netherlands, Luxembourg]}"),
        Setting("minimum", "how many photos it takes before an album is made", .whole(counts), "10"),
    ]
}

extension SchemaValue {
    fileprivate static let kilometres: SchemaValue = [
        "type": ["string", "number"], "exclusiveMinimum": 0, "maximum": 20038, "pattern": .text("^\\s*\(decimal)\\s*$"),
    ]

    /// A value of a field: a label, a span of time, a person by `{id: …}`.
    fileprivate static let valuePattern: SchemaValue = [
        "type": ["string", "number", "boolean", "object"], "pattern": "\\S", "minProperties": 1, "maxProperties": 1,
        "additionalProperties": false, "properties": ["id": identifier],
    ]
}
