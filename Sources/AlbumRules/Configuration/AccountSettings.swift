/// A user of the server whose key the configuration has.
public struct AccountSettings: Hashable, Sendable {
    /// The name by which albums mean the account: letters a to z, digits, `-` and `_`.
    public var name: String
    /// Where its key comes from.
    public var apiKey: SecretSource
    /// Where the name stands.
    public var place: Place

    /// An account.
    public init(name: String, apiKey: SecretSource, place: Place) {
        self.name = name
        self.apiKey = apiKey
        self.place = place
    }
}

/// The share of one account in an album that another account owns.
public struct Contribution: Hashable, Sendable {
    /// The name of the album in the configuration.
    public var album: String
    /// The account whose photos go in.
    public var account: String
    /// The account that owns the album.
    public var owner: String

    /// A share.
    public init(album: String, account: String, owner: String) {
        self.album = album
        self.account = account
        self.owner = owner
    }

    /// How it is shown, held and approved: `Kids (shared) · paul`.
    public var label: String { "\(album) · \(account)" }
}

extension AlbumDefinition {
    /// The accounts beside the owner that feed the album, in the order of the file.
    public var contributors: [String] {
        guard contribution == nil else { return [] }
        return (settings.contribute ?? []).filter { $0 != settings.account }
    }

    /// Whether photos of the account itself go in; an owner may leave that to others.
    public var isFed: Bool {
        guard contribution == nil, let owner = settings.account else { return true }
        return settings.contribute?.contains(owner) ?? true
    }

    /// The shares of other accounts in the album.
    public var contributions: [Contribution] {
        contributors.map { Contribution(album: name, account: $0, owner: settings.account ?? "") }
    }

    /// What an account has to do with the album; nil when it has nothing to do with it.
    ///
    /// Its owner keeps it, and feeds it when it is to; every other account that feeds it has a definition of its own, which
    /// goes by the same rule and never touches the look, the users or the existence of the album.
    public func part(of account: String) -> AlbumDefinition? {
        var part = self
        if account == settings.account {
            if !isFed {
                part.rule = .nothing
                part.settings.isProtected = true
            }
            return part
        }
        guard let contribution = contributions.first(where: { $0.account == account }) else { return nil }
        part.name = contribution.label
        part.contribution = contribution
        part.settings.appearance = AlbumAppearance()
        part.settings.shares = nil
        part.settings.pinnedAlbum = nil
        if part.settings.whenEmpty == .delete { part.settings.whenEmpty = .clear }
        return part
    }
}

extension Configuration {
    /// What one account has to do: the albums that it owns, and its shares in those that it feeds.
    public func part(of account: String) -> Configuration {
        var part = self
        part.albums = albums.compactMap { $0.part(of: account) }
        return part
    }
}
