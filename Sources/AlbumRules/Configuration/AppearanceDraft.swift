/// What one place of the configuration says about the look of an album and about who may see it.
struct AppearanceDraft: Hashable, Sendable {
    enum Names: String, CaseIterable { case leave, enforce }
    enum OrderWord: String, CaseIterable {
        case oldestFirst = "oldest_first", newestFirst = "newest_first", asc, desc
    }

    var description: String?
    var order: AlbumAppearance.Order?
    var cover: AlbumAppearance.Cover?
    var enforcesName: Bool?
    var shares: [ShareGrant]?

    static let keys = SettingTable.appearance.map(\.key)

    /// Takes one of `keys`.
    mutating func take(_ value: ConfigurationValue, _ diagnostics: inout Diagnostics) {
        switch value.label {
        case "description": description = value.prose(&diagnostics)
        case "order":
            order = value.choice(OrderWord.self, &diagnostics).map {
                $0 == .asc || $0 == .oldestFirst ? .ascending : .descending
            }
        case "cover": cover = Self.cover(value, &diagnostics)
        case "names": enforcesName = value.choice(Names.self, &diagnostics).map { $0 == .enforce }
        case "share" where value.isPresent(&diagnostics): shares = Self.shares(value, &diagnostics)
        default: break
        }
    }

    /// This; where it is silent, the other one.
    func over(_ other: AppearanceDraft) -> AppearanceDraft {
        AppearanceDraft(
            description: description ?? other.description, order: order ?? other.order, cover: cover ?? other.cover,
            enforcesName: enforcesName ?? other.enforcesName, shares: shares ?? other.shares)
    }

    var appearance: AlbumAppearance {
        AlbumAppearance(
            description: description, order: order, cover: cover, enforcesName: enforcesName ?? false)
    }

    /// `newest`, `oldest`, the identifier of a photo, or the address of its page.
    private static func cover(
        _ value: ConfigurationValue, _ diagnostics: inout Diagnostics
    ) -> AlbumAppearance.Cover? {
        guard let text = value.text(&diagnostics) else { return nil }
        switch text {
        case "newest": return .newest
        case "oldest": return .oldest
        default: break
        }
        let path = text.prefix { $0 != "?" && $0 != "#" }
        if let id = path.split(separator: "/").compactMap({ AssetID(String($0)) }).last { return .photo(id) }
        diagnostics.error(
            "\"cover\" must be newest, oldest, or the id or address of a photo, not \(text.quoted)",
            at: value.node.place, hint: "open the photo in Immich and copy the address of its page")
        return nil
    }

    private static func shares(_ value: ConfigurationValue, _ diagnostics: inout Diagnostics) -> [ShareGrant]? {
        guard value.isMapping("write share: {anna@example.org: viewer}", &diagnostics) else { return nil }
        var grants: [String: ShareGrant] = [:]
        for entry in value.node.entries ?? [] {
            let email = (entry.key.text ?? "").lowercased()
            let parts = email.split(separator: "@", omittingEmptySubsequences: false)
            guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty && !$0.contains(where: \.isWhitespace) }) else {
                diagnostics.error(
                    "\((entry.key.text ?? "").quoted) is not an e-mail address", at: entry.key.place,
                    hint: "name users by the address they log in with: {anna@example.org: viewer}")
                continue
            }
            guard let role = ConfigurationValue(entry).choice(ShareRole.self, &diagnostics) else { continue }
            guard grants[email] == nil else {
                diagnostics.error("\(email.quoted) stands here twice", at: entry.key.place)
                continue
            }
            grants[email] = ShareGrant(email: email, role: role, place: entry.key.place)
        }
        return grants.values.sorted { $0.email < $1.email }
    }
}
