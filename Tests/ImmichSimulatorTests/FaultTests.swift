import Testing
import WebServer

@testable import ImmichSimulator

@Suite struct FaultTests {
    @Test(
        "faults are read from text",
        arguments: [
            ("status=500", Fault(.status(500, retryAfterSeconds: nil))),
            ("status=429,after=7", Fault(.status(429, retryAfterSeconds: 7))),
            ("delay=250", Fault(.delay(milliseconds: 250))), ("drop", Fault(.drop)), ("html", Fault(.html)),
            ("truncate", Fault(.truncate(bytes: nil))), ("truncate=9", Fault(.truncate(bytes: 9))),
            ("short=2", Fault(.shortPage(count: 2))), ("repeat", Fault(.repeatedPage)),
            ("redirect=http://other/", Fault(.redirect("http://other/"))), ("readonly", Fault(.refuseWrites)),
        ])
    func reading(text: String, fault: Fault) throws {
        #expect(try Fault(text) == fault)
    }

    @Test func `limits are read from text`() throws {
        let fault = try Fault("route=/search/metadata,method=post,status=503,from=2,to=9,every=3")
        #expect(fault.method == "POST")
        #expect(fault.route == "/search/metadata")
        #expect((fault.from, fault.to, fault.every) == (2, 9, 3))
        #expect((1...12).filter { fault.strikes($0) } == [4, 7])
    }

    @Test("what is no fault is refused", arguments: ["", "every=2", "status=x", "drop,html", "every=0,drop", "boom"])
    func refused(text: String) {
        #expect(throws: SimulatorError.unreadableFault(text)) { try Fault(text) }
    }

    @Test func `every third search fails, other requests do not`() throws {
        let house = try SmallHouse(release: "3.1.0")
        house.simulator.faults = [try Fault("status=500,every=3,route=/search/metadata")]
        let statuses = (1...6).map { _ in house.send("POST", "/search/metadata", "{}", key: "all").status }
        #expect(statuses == [200, 200, 500, 200, 200, 500])
        #expect(house.send("GET", "/albums", key: "all").status == 200)
    }

    @Test func `a short page claims to be the last`() throws {
        let house = try SmallHouse(release: "3.1.0")
        house.simulator.faults = [Fault(.shortPage(count: 1))]
        let page = house.send("POST", "/search/metadata", "{}", key: "all").json["assets"]
        #expect(page?["items"]?.list?.count == 1)
        #expect(page?["nextPage"] == .null)
    }

    @Test func `a repeated page has the items of the first`() throws {
        let house = try SmallHouse(release: "3.1.0")
        let first = house.send("POST", "/search/metadata", #"{"size":1}"#, key: "all").json["assets"]?["items"]
        house.simulator.faults = [Fault(.repeatedPage)]
        let second = house.send("POST", "/search/metadata", #"{"size":1,"page":2}"#, key: "all").json["assets"]
        #expect(second?["items"] == first)
        #expect(second?["nextPage"] == .string("3"))
    }

    @Test func `a refused write changes nothing`() throws {
        let house = try SmallHouse(release: "2.7.5")
        house.simulator.faults = [Fault(.refuseWrites)]
        let body = "{\"ids\":[\"\(SmallHouse.photos[1])\"]}"
        #expect(house.send("PUT", "/albums/\(SmallHouse.album)/assets", body, key: "all").status == 403)
        #expect(house.send("POST", "/search/metadata", "{}", key: "all").status == 200)
        #expect(try house.simulator.members(of: SmallHouse.album) == [SmallHouse.photos[0]])
    }

    @Test func `a cut answer announces its whole length`() throws {
        let house = try SmallHouse(release: "2.7.5")
        house.simulator.faults = [Fault(.truncate(bytes: 5))]
        let request = WebRequest(method: "GET", target: "/api/server/ping")
        guard case .truncated(let bytes, let sent) = house.simulator.answer(request).body else {
            Issue.record("the answer is whole")
            return
        }
        #expect(bytes == Array(#"{"res":"pong"}"#.utf8))
        #expect(sent == 5)
    }

    @Test func `requests are remembered with key and status`() throws {
        let house = try SmallHouse(release: "2.7.5")
        house.send("GET", "/albums", key: "all")
        house.send("PUT", "/albums/\(SmallHouse.album)/assets", #"{"ids":[]}"#, key: "all")
        house.send("POST", "/search/metadata", "{}")
        let requests = house.simulator.requests
        #expect(requests.map(\.key) == ["all", "all", nil])
        #expect(requests.map(\.status) == [200, 200, 401])
        #expect(requests.map(\.isWrite) == [false, true, false])
        house.simulator.forgetRequests()
        #expect(house.simulator.requests.isEmpty)
    }
}
