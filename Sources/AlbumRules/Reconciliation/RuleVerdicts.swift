/// What a rule said about the whole visible library, as far as one album is concerned.
public struct RuleVerdicts: Hashable, Sendable {
    /// Photos that belong in the album now.
    public var wanted: Set<AssetID>
    /// Of the wanted ones, those too young to be added because recognition may not have seen them yet.
    public var unsettled: Set<AssetID>
    /// Of members and ledger entries, those that the library shows; a photo that is not among them was not judged.
    public var visible: Set<AssetID>
    /// Of the unwanted ones, those that only the passing of time put out.
    public var clockOnly: Set<AssetID>
    /// Of the unwanted ones, those that newer ones pushed out (`newest`).
    public var pushedOut: Set<AssetID>

    /// Verdicts.
    public init(
        wanted: Set<AssetID> = [], unsettled: Set<AssetID> = [], visible: Set<AssetID> = [],
        clockOnly: Set<AssetID> = [], pushedOut: Set<AssetID> = []
    ) {
        self.wanted = wanted
        self.unsettled = unsettled
        self.visible = visible
        self.clockOnly = clockOnly
        self.pushedOut = pushedOut
    }
}
