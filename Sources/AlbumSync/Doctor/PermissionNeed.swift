import AlbumRules

/// A permission that a configuration needs beyond those that every sync does.
public struct PermissionNeed: Hashable, Sendable {
    /// What Immich calls it: `tag.read`.
    public var name: String
    /// What it is for, in parentheses after the name.
    public var use: String

    /// What the enabled albums of a configuration need, each permission once, with the first album that needs it.
    public static func needs(of configuration: Configuration) -> [PermissionNeed] {
        var needs: [PermissionNeed] = []
        for definition in configuration.albums where definition.settings.isEnabled {
            for name in permissions(of: definition) where !needs.contains(where: { $0.name == name }) {
                needs.append(PermissionNeed(name: name, use: "for the album \"\(definition.name)\""))
            }
        }
        return needs
    }

    private static func permissions(of definition: AlbumDefinition) -> [String] {
        let settings = definition.settings
        let keys = Set(definition.rule.lines.map(\.key))
        var names: [String] = []
        if definition.rule.directories.contains(.tags) { names.append("tag.read") }
        if definition.rule.directories.contains(.partners) { names.append("partner.read") }
        if keys.contains("in_stack") || settings.selection.stacks != .asMatched { names.append("stack.read") }
        if !keys.isDisjoint(with: ["faces", "strangers"]) { names.append("face.read") }
        if settings.appearance != AlbumAppearance() { names.append("album.update") }
        if settings.shares != nil { names += ["albumUser.create", "albumUser.update", "albumUser.delete"] }
        if settings.whenEmpty == .delete { names.append("album.delete") }
        return names
    }
}
