/// What a stack means for an album (`stacks:`).
public enum StackSelection: String, Hashable, Sendable, CaseIterable {
    /// Its photos are judged one by one.
    case asMatched = "as_matched"
    /// When one of its photos matches, its top photo stands for all of them.
    case cover
    /// When one of its photos matches, all of them belong.
    case whole

    /// What belongs, given what matches and what may come in though it does not match.
    ///
    /// A photo that may not come in stays out: a stack whose top photo may not is left out whole with `cover`.
    public func select(_ matches: Set<AssetID>, from eligible: [SelectionPhoto]) -> Set<AssetID> {
        guard self != .asMatched else { return matches }
        let covers = Set(eligible.lazy.filter { matches.contains($0.id) }.compactMap(\.stackCover))
        guard !covers.isEmpty else { return matches }
        var result = matches
        for photo in eligible {
            guard let cover = photo.stackCover, covers.contains(cover) else { continue }
            if self == .whole || photo.id == cover { result.insert(photo.id) } else { result.remove(photo.id) }
        }
        return result
    }
}
