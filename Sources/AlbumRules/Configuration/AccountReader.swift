/// An account as a setting names it.
struct AccountMention: Hashable {
    var name: String
    var place: Place
}

/// Reads `accounts`, and tells which of them an album belongs to and is fed by.
struct AccountReader {
    /// The accounts in the order of the file.
    let accounts: [AccountSettings]

    private static let keys = KnownKeys(owner: "an account", supported: SettingTable.account.map(\.key))
    private static let example = "write accounts: {anna: {api_key: {file: anna.key}}, paul: {api_key: {env: PAUL_KEY}}}"

    /// Reads the `accounts` part.
    static func read(_ node: Node, _ diagnostics: inout Diagnostics) -> [AccountSettings] {
        guard let entries = node.entries, !entries.isEmpty else {
            diagnostics.error("\"accounts\" must be a mapping of names to keys", at: node.place, hint: example)
            return []
        }
        var accounts: [AccountSettings] = []
        for entry in entries {
            let name = entry.key.text ?? ""
            guard isName(name) else {
                diagnostics.error(
                    "an account cannot be called \(name.quoted)", at: entry.key.place,
                    hint: "take letters a to z, digits, - and _, 32 at most: it is a name for this program alone")
                continue
            }
            if let first = accounts.first(where: { $0.name.lowercased() == name.lowercased() }) {
                diagnostics.error(
                    "two accounts are called \(name.quoted), the first at \(first.place)", at: entry.key.place)
                continue
            }
            var key: SecretSource?
            let before = diagnostics.findings.count
            keys.visit(entry.value, &diagnostics) { key = ConfigurationValue($0).secret(&$1) }
            guard let key else {
                if diagnostics.findings.count == before {
                    diagnostics.error(
                        "the account \(name.quoted) has no key", at: entry.key.place,
                        hint: "write \(name): {api_key: {file: \(name).key}}")
                }
                continue
            }
            accounts.append(AccountSettings(name: name, apiKey: key, place: entry.key.place))
        }
        return accounts
    }

    private static func isName(_ name: String) -> Bool {
        name.wholeMatch(of: /[A-Za-z0-9_-]{1,32}/) != nil
    }

    /// Leaves out of a draft what names no account, and says so.
    func check(_ draft: inout AlbumSettingsDraft, _ diagnostics: inout Diagnostics) {
        if let account = draft.account, !isKnown(account, key: "account", &diagnostics) { draft.account = nil }
        guard let contribute = draft.contribute else { return }
        var names: Set<String> = []
        draft.contribute = contribute.filter { mention in
            guard isKnown(mention, key: "contribute", &diagnostics) else { return false }
            if names.insert(mention.name).inserted { return true }
            diagnostics.error("\(mention.name.quoted) stands here twice", at: mention.place)
            return false
        }
        if draft.contribute?.isEmpty == true { draft.contribute = nil }
    }

    private func isKnown(_ mention: AccountMention, key: String, _ diagnostics: inout Diagnostics) -> Bool {
        guard !accounts.contains(where: { $0.name == mention.name }) else { return true }
        let names = accounts.map(\.name)
        guard !names.isEmpty else {
            diagnostics.error(
                "\(key.quoted) names \(mention.name.quoted), and the configuration has no accounts", at: mention.place,
                hint: Self.example)
            return false
        }
        let near = NearestWord.suggestion(for: mention.name, among: names)
        diagnostics.error(
            "no account is called \(mention.name.quoted)", at: mention.place,
            hint: near.map { "did you mean \($0.quoted)?" } ?? "there is \(names.joinedByOr)")
        return false
    }

    /// Fills in whose an album is and who feeds it; says when that cannot be told, and what does not go together.
    func settle(
        _ draft: AlbumSettingsDraft, _ settings: inout AlbumSettings, album: (text: String, place: Place),
        makesMany: Bool, _ diagnostics: inout Diagnostics
    ) {
        guard !accounts.isEmpty else { return }
        if settings.account == nil, accounts.count == 1 { settings.account = accounts[0].name }
        guard let owner = settings.account else {
            let names = accounts.map(\.name)
            diagnostics.error(
                "it is not said whose album \(album.text.quoted) is", at: album.place,
                hint: "write account: \(names.joinedByOr), here or under defaults:")
            return
        }
        let feeders = settings.contribute ?? [owner]
        settings.contribute = accounts.map(\.name).filter(feeders.contains)
        guard let other = draft.contribute?.first(where: { $0.name != owner }) else { return }
        if makesMany {
            diagnostics.error(
                "\"contribute\" with \"for_each\" is not supported yet", at: other.place,
                hint: "leave contribute out: the owner alone feeds these albums")
        }
        if settings.partner == .include {
            diagnostics.error(
                "\"partner: include\" and \"contribute\" exclude each other in \(album.text.quoted)", at: other.place,
                hint: "every account that contributes adds its own photos")
        }
    }

    /// Says where a rule goes by an album of another account, and where two things would be shown by one name.
    func check(_ albums: [AlbumDefinition], _ diagnostics: inout Diagnostics) {
        guard accounts.count > 1 else { return }
        let names = Set(albums.map(\.name))
        for album in albums {
            for share in album.contributions where names.contains(share.label) {
                diagnostics.error(
                    "the share of \(share.account.quoted) in \(share.album.quoted) would be shown as another album is called",
                    at: album.place, hint: "give one of the two albums another name")
            }
            for mention in album.rule.albums {
                let meant = mention.reference.matching(names)
                for feeder in album.settings.contribute ?? [] {
                    let foreign = albums.first { meant.contains($0.name) && $0.settings.account != feeder }
                    guard let foreign, let owner = foreign.settings.account else { continue }
                    diagnostics.error(
                        "\(foreign.name.quoted) is an album of \(owner.quoted), and photos of \(feeder.quoted) go by this rule",
                        at: mention.place, hint: "a rule can name albums of the account whose photos go by it")
                }
            }
        }
    }
}
