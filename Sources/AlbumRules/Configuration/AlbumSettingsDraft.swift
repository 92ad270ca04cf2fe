/// The settings that one place of the configuration gives; what it leaves open comes from elsewhere.
struct AlbumSettingsDraft: Hashable, Sendable {
    var mode: AlbumSettings.Mode?
    var handRemoved: AlbumSettings.HandRemoved?
    var remove: Double?
    var addWhenShared: Double?
    var whenEmpty: AlbumSettings.WhenEmpty?
    var settle: Duration?
    var isEnabled: Bool?
    var isProtected: Bool?
    var pinnedAlbum: AlbumID?

    var albums: Int?
    var account: AccountMention?
    var contribute: [AccountMention]?
    var selection = SelectionDraft()
    var appearance = AppearanceDraft()
    var people = PeopleHandlingDraft()

    /// The keys that are read.
    static let keys = SettingTable.album.map(\.key)

    /// Takes one setting; `entry` has one of `keys`.
    mutating func take(_ entry: Node.Entry, _ diagnostics: inout Diagnostics) {
        let value = ConfigurationValue(entry)
        switch value.label {
        case "mode": mode = value.choice(AlbumSettings.Mode.self, &diagnostics)
        case "hand_removed": handRemoved = value.choice(AlbumSettings.HandRemoved.self, &diagnostics)
        case "when_empty":
            whenEmpty = value.choice(AlbumSettings.WhenEmpty.self, &diagnostics)
        case "settle": settle = value.duration(&diagnostics)
        case "enabled": isEnabled = value.flag(&diagnostics)
        case "protect": isProtected = value.flag(&diagnostics)
        case "id": pinnedAlbum = value.identifier(AlbumID.self, &diagnostics)
        case "account": account = value.text(&diagnostics).map { AccountMention(name: $0, place: value.node.place) }
        case "contribute": contribute = Self.accounts(value, &diagnostics)
        case "limits" where value.isPresent(&diagnostics): takeLimits(entry.value, &diagnostics)
        case let key where SelectionDraft.keys.contains(key): selection.take(value, &diagnostics)
        case let key where AppearanceDraft.keys.contains(key): appearance.take(value, &diagnostics)
        case let key where PeopleHandlingDraft.keys.contains(key): people.take(value, &diagnostics)
        default: break
        }
    }

    private static func accounts(
        _ value: ConfigurationValue, _ diagnostics: inout Diagnostics
    ) -> [AccountMention]? {
        guard let names = value.texts(&diagnostics) else { return nil }
        return zip(names, value.node.items ?? [value.node]).map { AccountMention(name: $0, place: $1.place) }
    }

    /// Takes a mapping of limits.
    mutating func takeLimits(_ node: Node, _ diagnostics: inout Diagnostics) {
        var draft = self
        KnownKeys(owner: "\"limits\"", supported: SettingTable.limits.map(\.key)).visit(node, &diagnostics) {
            let value = ConfigurationValue($0)
            switch value.label {
            case "remove": draft.remove = value.percentage(&$1)
            case "add_when_shared": draft.addWhenShared = value.percentage(&$1)
            default: draft.albums = value.wholeNumber(in: SettingTable.counts, &$1)
            }
        }
        self = draft
    }

    /// These settings; where they are silent, the other ones.
    func over(_ other: AlbumSettingsDraft) -> AlbumSettingsDraft {
        AlbumSettingsDraft(
            mode: mode ?? other.mode, handRemoved: handRemoved ?? other.handRemoved, remove: remove ?? other.remove,
            addWhenShared: addWhenShared ?? other.addWhenShared, whenEmpty: whenEmpty ?? other.whenEmpty,
            settle: settle ?? other.settle, isEnabled: isEnabled ?? other.isEnabled,
            isProtected: isProtected ?? other.isProtected, pinnedAlbum: pinnedAlbum ?? other.pinnedAlbum,
            albums: albums ?? other.albums, account: account ?? other.account,
            contribute: contribute ?? other.contribute, selection: selection.over(other.selection),
            appearance: appearance.over(other.appearance), people: people.over(other.people))
    }

    /// The settings of an album; an album that mirrors puts photos back unless it says otherwise.
    func settings(isLegacy: Bool) -> AlbumSettings {
        let base = isLegacy ? AlbumSettings.legacy : AlbumSettings()
        let mode = self.mode ?? base.mode
        var settings = AlbumSettings(
            mode: mode, handRemoved: handRemoved ?? (mode == .mirror ? .restore : base.handRemoved),
            limits: AlbumSettings.Limits(
                remove: remove ?? base.limits.remove, addWhenShared: addWhenShared ?? base.limits.addWhenShared,
                albums: albums ?? base.limits.albums),
            whenEmpty: whenEmpty ?? base.whenEmpty, settle: settle ?? base.settle,
            isEnabled: isEnabled ?? base.isEnabled, isProtected: isProtected ?? base.isProtected,
            pinnedAlbum: pinnedAlbum)
        settings.selection = selection.selection
        settings.archived = selection.archived ?? .leaveOut
        settings.partner = selection.partner ?? .leaveOut
        settings.appearance = appearance.appearance
        settings.shares = appearance.shares
        settings.account = account?.name
        settings.contribute = contribute?.map(\.name)
        return settings
    }
}
