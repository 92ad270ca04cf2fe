import AlbumRules
import PhotoLibrary

extension StatusReport {
    /// How things stand for several accounts; of one it is that one's. Nil of none.
    ///
    /// The albums come in the order of the configuration, the shares of accounts behind the album that they are in.
    public init?(joining reports: [StatusReport], in configuration: Configuration) {
        guard let first = reports.first else { return nil }
        self = first
        guard reports.count > 1 else { return }
        userName = reports.map(\.userName).joined(separator: ", ")
        let all = reports.flatMap(\.albums)
        let order = configuration.albums.flatMap { [$0.name] + $0.contributions.map(\.label) }
        func place(_ name: String) -> Int {
            order.firstIndex(of: name) ?? configuration.albums.first { $0.covers(name) }
                .flatMap { order.firstIndex(of: $0.name) } ?? order.count
        }
        albums = all.enumerated().sorted { (place($0.element.name), $0.offset) < (place($1.element.name), $1.offset) }
            .map(\.element)
        let latest = reports.compactMap { $0.lastRun?.id }.max()
        lastRun = RunRecord.joined(reports.compactMap(\.lastRun).filter { $0.id == latest }).first
        for notice in reports.dropFirst().flatMap(\.notices) where !notices.contains(notice) { notices.append(notice) }
    }
}
