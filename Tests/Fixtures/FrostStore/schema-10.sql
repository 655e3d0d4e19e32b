-- A database of schema 10: that of schema 9, then the steps of the tables as of 16f786f, and a row in each table that had none.
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE meta (name TEXT PRIMARY KEY, value ANY NOT NULL, sum INTEGER) STRICT, WITHOUT ROWID;
INSERT INTO meta VALUES('counters','{"scored":4,"duplicates":0,"late":0,"quarantined":1,"unknown_terms":0,"watermark":1771999380000,"leaked_amount":0,"leaks":0,"last_leak":0,"unrated_amounts":0,"forgotten_ids":0,"releases":1,"release_time":120000,"honest_releases":1,"honest_time":120000}',-3780455089117135304);
INSERT INTO meta VALUES('lookup_from',1,7582363057044976482);
INSERT INTO meta VALUES('lookup_key',X'12d2523562730ae25a821df278e63d78',8026968864945759316);
CREATE TABLE rule_set (
  version INTEGER PRIMARY KEY, hash TEXT NOT NULL, adopted INTEGER NOT NULL
, sum INTEGER) STRICT;
INSERT INTO rule_set VALUES(1,'d3df926f9ddd7648fb5ba19aeb609195bb3b706edf9f8fb98354b9936e2b0a2f',1,1723123743242930516);
CREATE TABLE source_position (
  source TEXT PRIMARY KEY, device INTEGER NOT NULL, inode INTEGER NOT NULL, head INTEGER NOT NULL,
  head_length INTEGER NOT NULL, tail INTEGER NOT NULL, offset INTEGER NOT NULL
, sum INTEGER, size INTEGER NOT NULL DEFAULT 0, modified INTEGER NOT NULL DEFAULT 0) STRICT, WITHOUT ROWID;
INSERT INTO source_position VALUES('wallet',65024,5489966,-128588338840635199,121,-6107839617908075905,478,-7429938511554063331,500,1772000000123456789);
CREATE TABLE journal (
  first_input INTEGER PRIMARY KEY, inputs INTEGER NOT NULL, bytes BLOB NOT NULL, checksum INTEGER NOT NULL
) STRICT;
INSERT INTO journal VALUES(1,5,X'040140643364663932366639646464373634386662356261313961656236303931393562623362373036656466396638666239383335346239393336653262306132660802696404746578740474696d650474696d65047479706504746578740570686173650474657874076163636f756e74036b6579057061796565036b65790463617264036b657906616d6f756e74056d6f6e657901000677616c6c6574026531b8d8fa86a17a06a5ff01026531808c90b69267087472616e7366657204646f6e6502413102413206363232322d31c03e0001000677616c6c6574026532c743a42c76c47c39ff01026532c0b597b69267087472616e7366657204646f6e6502413102413306363232322d31809f49063c1e66727a5f3136334b5237315a444731543256415154575233473332444751024131036f757406616374697665c0b597b6926701c0a5ca889367000000003d1e6373655f364645374e47455746344651395453373246353232474a3733591e66727a5f3136334b5237315a444731543256415154575233473332444751024131036f75740472756c650e647261696e40346135616137306220363034302e303020434e59206c6566742077697468696e2074686520686f7572011e6465635f3739423054543958374b303548584d45524b3735503252544a34c0b597b6926701c0a5ca8893670000000000000b000b05647261696e051e6573635f36504e304d57524b53435458523953335658384b464b5153525802413105647261696e1e6465635f3739423054543958374b303548584d45524b3735503252544a34097269736b2d6465736b066e6f726d616c046f70656e20363034302e303020434e59206c6566742077697468696e2074686520686f7572c0b597b6926701c0a986bd92670008024131186465636973696f6e3a333a647261696e3a656e666f726365c0efceb9926701000677616c6c657402653315462ecd85c02c489f0102653380df9eb692670a7769746864726177616c0972657175657374656402413480b518033e1e686c645f3450564d35424750345639484e4d593152394d4241545035384702413402653306706c616365640772656c656173651e6465635f31454441424a4832464a524436314e343847543657374d453944000180b51880df9eb6926780cfd18893670000051e6573635f30534b5a50394e5858305a52334357443158304737354a58583202413407636173686f75741e6465635f31454441424a4832464a524436314e343847543657374d453944097269736b2d6465736b066e6f726d616c046f70656e1763617368206f7574206f6620323030302e303020434e5980df9eb692670180d38dbd926700080241341a6465636973696f6e3a323a636173686f75743a656e666f7263658099d6b9926701000677616c6c6574026534d1d6fc955986be1bbf01026534c088a6b69267087472616e7366657204646f6e65024135024132d00f00',-6951601183698526733);
INSERT INTO journal VALUES(6,1,X'022437413733343031392d463436422d343930462d394531442d3445304236383743323341361d667265657a65206c6f67696e203137373230383537383030303020413504726f6f740c70686f6e652073746f6c656ec4bda0f3c368013541352069732066726f7a656e20666f72206c6f67696e20756e74696c20323032362d30322d32365430363a30333a30302e3030305a011e66727a5f35314552394a5637504146354136324e4d3957574e45434e4d35023c1e66727a5f35314552394a5637504146354136324e4d3957574e45434e4d35024135056c6f67696e06616374697665c088a6b6926701c0f8d8889367000000003d1e6373655f314443543536333338394b484b30334b5a56333445445146475a1e66727a5f35314552394a5637504146354136324e4d3957574e45434e4d35024135056c6f67696e086f70657261746f7204726f6f740c70686f6e652073746f6c656e00c088a6b6926701c0f8d8889367000000000000',-7308310249516303368);
INSERT INTO journal VALUES(7,1,X'022437444531344444372d303139432d343937342d413545352d353646463745353536303341176c6973742d6164642077617463686564202d202d20413704726f6f740961207761726e696e67ecc1a0f3c36801244137206973206f6e207761746368656420756e74696c2069742069732072656d6f76656400010c1e6c73745f364a59364b51595945574b474d4e4d4138534144565135393459077761746368656402413704726f6f7404726f6f740961207761726e696e67c088a6b6926700000000',362526248690595087);
INSERT INTO journal VALUES(8,1,X'022438373631374236422d363238302d344138452d424131372d4633323633344136363736441372656c65617365202d20686f6e65737420413104726f6f740a7368652063616c6c6564f6c5a0f3c368021641312069732072656c656173656420666f72206f75743972756c6520647261696e206c656176657320413120616c6f6e6520756e74696c20323032362d30322d32365430363a30333a30302e3030305a011e66727a5f3136334b5237315a444731543256415154575233473332444751063d1e6373655f364645374e47455746344651395453373246353232474a3733591e66727a5f3136334b5237315a444731543256415154575233473332444751024131036f75740472756c650e647261696e40346135616137306220363034302e303020434e59206c6566742077697468696e2074686520686f7572011e6465635f3739423054543958374b303548584d45524b3735503252544a34c0b597b6926701c0a5ca88936701c088a6b692670104726f6f74010a7368652063616c6c65640106686f6e65737400003c1e66727a5f3136334b5237315a444731543256415154575233473332444751024131036f757405656e646564c0b597b6926701c0a5ca88936701c088a6b692670000004480d30e01061e6578635f31354551313756414b39325432384453335348324b47574e565a02413105647261696e04726f6f740a7368652063616c6c656480b981b69267c0f8d8889367071e6c626c5f37484b345a325231304e5a36424a4753564e4a47584a5930385a02413106686f6e65737404726f6f740a7368652063616c6c6564c088a6b69267051e6573635f36504e304d57524b53435458523953335658384b464b5153525802413105647261696e1e6465635f3739423054543958374b303548584d45524b3735503252544a34097269736b2d6465736b066e6f726d616c087265736f6c76656420363034302e303020434e59206c6566742077697468696e2074686520686f7572c0b597b6926701c0a986bd92670106686f6e657374',-8774425758048473362);
INSERT INTO journal VALUES(9,1,X'022434363545433345332d443031442d343741362d394142332d353639464244424546333235176d6f64652d63617020726576696577203336303030303004726f6f7408746f6f206d616e79d0c7a0f3c36801526e6f2072756c6520616374732061626f76652072657669657720756e74696c20323032362d30322d32355430373a30333a30302e3030305a3b20667265657a65732074686174207374616e6420676f206f6e0001411e6d73725f343044534b3941373450564b425a41525a4d4554584b37344430086d6f64652d636170087374616e64696e67000004726f6f7408746f6f206d616e790672657669657700000080b981b6926701c0c2ddb99267000000',2250289676671664514);
CREATE TABLE decision (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, input INTEGER NOT NULL, account TEXT NOT NULL,
  event TEXT NOT NULL, type TEXT NOT NULL, time INTEGER NOT NULL, score REAL NOT NULL, actions TEXT NOT NULL,
  document TEXT NOT NULL
, sum INTEGER) STRICT;
INSERT INTO decision VALUES(1,'dec_79B0TT9X7K05HXMERK75P2RTJ4',3,'A1','e2','transfer',1771999260000,90.0,'freeze,case','{"schema":"frost.decision/1","id":"dec_79B0TT9X7K05HXMERK75P2RTJ4","account":"A1","time":"2026-02-25T06:01:00.000Z","input":3,"currency":"CNY","event":{"id":"e2","type":"transfer","phase":"done","amount":"6000.00","fields":{"id":"e2","time":"2026-02-25T06:01:00.000Z","type":"transfer","phase":"done","account":"A1","payee":"A3","card":"***","amount":"6000.00"}},"rule_set":{"version":1,"hash":"d3df926f9ddd7648fb5ba19aeb609195bb3b706edf9f8fb98354b9936e2b0a2f"},"subjects":[{"kind":"account","id":"A1","enforce":90,"review":90,"all":90}],"rules":[{"rule":"drain","version":"4a5aa70b","stage":"enforce","subject":"account","score":90,"say":{"en":"6040.00 CNY left within the hour"},"terms":[{"text":"sent_1h > 5000","result":"true"}],"unless":[],"more":[],"values":[{"name":"sent_1h","value":"6040.00 CNY"}],"evidence":[{"input":2,"time":"2026-02-25T06:00:00.000Z","feature":"sent_1h"},{"input":3,"time":"2026-02-25T06:01:00.000Z","feature":"sent_1h"}]}],"excepted":[],"actions":[{"do":"freeze","id":"frz_163KR71ZDG1T2VAQTWR3G32DGQ","scope":"out","until":"2026-02-26T06:01:00.000Z"},{"do":"case","id":"esc_6PN0MWRKSCTXR9S3VX8KFKQSRX","until":"2026-02-25T08:01:00.000Z"}],"stopped":[{"do":"alert","because":"no rule that hit tells the user anything"}]}',4971662795744428640);
INSERT INTO decision VALUES(2,'dec_1EDABJH2FJRD61N48GT6W7ME9D',4,'A4','e3','withdrawal',1771999320000,65.0,'hold,case','{"schema":"frost.decision/1","id":"dec_1EDABJH2FJRD61N48GT6W7ME9D","account":"A4","time":"2026-02-25T06:02:00.000Z","input":4,"currency":"CNY","event":{"id":"e3","type":"withdrawal","phase":"requested","amount":"2000.00","fields":{"id":"e3","time":"2026-02-25T06:02:00.000Z","type":"withdrawal","phase":"requested","account":"A4","amount":"2000.00"}},"rule_set":{"version":1,"hash":"d3df926f9ddd7648fb5ba19aeb609195bb3b706edf9f8fb98354b9936e2b0a2f"},"subjects":[{"kind":"account","id":"A4","enforce":65,"review":65,"all":65}],"rules":[{"rule":"cashout","version":"e7bcea1e","stage":"enforce","subject":"account","score":65,"say":{"en":"cash out of 2000.00 CNY"},"terms":[{"text":"amount > 1000","result":"true"}],"unless":[],"more":[],"values":[{"name":"amount","value":"2000.00 CNY"}],"evidence":[]}],"excepted":[],"actions":[{"do":"hold","id":"hld_4PVM5BGP4V9HNMY1R9MBATP58G","until":"2026-02-26T06:02:00.000Z"},{"do":"case","id":"esc_0SKZP9NXX0ZR3CWD1X0G75JXX2","until":"2026-02-25T08:02:00.000Z"}],"stopped":[]}',-7175086579448391735);
CREATE TABLE freeze (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, account TEXT NOT NULL, scope TEXT NOT NULL,
  state TEXT NOT NULL, "from" INTEGER NOT NULL, until INTEGER, ended INTEGER
, allowance INTEGER, remind_at INTEGER, review INTEGER, sum INTEGER) STRICT;
INSERT INTO freeze VALUES(1,'frz_163KR71ZDG1T2VAQTWR3G32DGQ','A1','out','ended',1771999260000,1772085660000,1771999380000,NULL,NULL,NULL,3050977639631627262);
INSERT INTO freeze VALUES(2,'frz_51ER9JV7PAF5A62NM9WWNECNM5','A5','login','active',1771999380000,1772085780000,NULL,NULL,NULL,NULL,-3317223733207743416);
CREATE TABLE freeze_cause (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, freeze TEXT NOT NULL, account TEXT NOT NULL,
  scope TEXT NOT NULL, kind TEXT NOT NULL, by TEXT NOT NULL, decision TEXT, reason TEXT NOT NULL,
  "from" INTEGER NOT NULL, until INTEGER, ended INTEGER, ended_by TEXT, end_reason TEXT, outcome TEXT
, allowance INTEGER, review INTEGER, sum INTEGER) STRICT;
INSERT INTO freeze_cause VALUES(1,'cse_6FE7NGEWF4FQ9TS72F522GJ73Y','frz_163KR71ZDG1T2VAQTWR3G32DGQ','A1','out','rule','drain@4a5aa70b','dec_79B0TT9X7K05HXMERK75P2RTJ4','6040.00 CNY left within the hour',1771999260000,1772085660000,1771999380000,'root','she called','honest',NULL,NULL,-8971530478974974128);
INSERT INTO freeze_cause VALUES(2,'cse_1DCT563389KHK03KZV34EDQFGZ','frz_51ER9JV7PAF5A62NM9WWNECNM5','A5','login','operator','root',NULL,'phone stolen',1771999380000,1772085780000,NULL,NULL,NULL,NULL,NULL,NULL,4285638481720429230);
CREATE TABLE hold (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, account TEXT NOT NULL, event TEXT NOT NULL, txn TEXT,
  amount INTEGER, state TEXT NOT NULL, "from" INTEGER NOT NULL, deadline INTEGER NOT NULL,
  on_timeout TEXT NOT NULL, decision TEXT NOT NULL, ended INTEGER
, step_up TEXT, sum INTEGER) STRICT;
INSERT INTO hold VALUES(1,'hld_4PVM5BGP4V9HNMY1R9MBATP58G','A4','e3',NULL,200000,'placed',1771999320000,1772085720000,'release','dec_1EDABJH2FJRD61N48GT6W7ME9D',NULL,NULL,521974475264183228);
CREATE TABLE step_up (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, account TEXT NOT NULL, event TEXT NOT NULL,
  factors TEXT NOT NULL, state TEXT NOT NULL, "from" INTEGER NOT NULL, deadline INTEGER NOT NULL,
  decision TEXT NOT NULL, ended INTEGER
, waits TEXT, amount INTEGER, rail TEXT NOT NULL DEFAULT '', not_passed TEXT NOT NULL DEFAULT 'release', factor TEXT, sum INTEGER) STRICT;
INSERT INTO step_up VALUES(1,'stp_1','A1','e3','face','demanded',1772000006000,1772000007000,'dec_2',NULL,'t3',77,'','release',NULL,6988397076556268512);
CREATE TABLE alert (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, account TEXT NOT NULL, rule TEXT NOT NULL,
  decision TEXT NOT NULL, "from" INTEGER NOT NULL, texts TEXT NOT NULL
, sum INTEGER) STRICT;
INSERT INTO alert VALUES(1,'alr_1','A1','drain','dec_3',1772000009000,'{}',2842775469283834628);
CREATE TABLE escalation (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, account TEXT NOT NULL, rule TEXT NOT NULL,
  decision TEXT NOT NULL, "to" TEXT NOT NULL, priority TEXT NOT NULL, state TEXT NOT NULL,
  "from" INTEGER NOT NULL, due INTEGER, summary TEXT NOT NULL, outcome TEXT
, sum INTEGER) STRICT;
INSERT INTO escalation VALUES(1,'esc_6PN0MWRKSCTXR9S3VX8KFKQSRX','A1','drain','dec_79B0TT9X7K05HXMERK75P2RTJ4','risk-desk','normal','resolved',1771999260000,1772006460000,'6040.00 CNY left within the hour','honest',-2687755371665293669);
INSERT INTO escalation VALUES(2,'esc_0SKZP9NXX0ZR3CWD1X0G75JXX2','A4','cashout','dec_1EDABJH2FJRD61N48GT6W7ME9D','risk-desk','normal','open',1771999320000,1772006520000,'cash out of 2000.00 CNY',NULL,6108690678795467878);
CREATE TABLE label (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, subject TEXT NOT NULL, outcome TEXT NOT NULL,
  source TEXT NOT NULL, learned INTEGER NOT NULL, reason TEXT NOT NULL
, sum INTEGER) STRICT;
INSERT INTO label VALUES(1,'lbl_7HK4Z2R10NZ6BJGSVNJGXJY08Z','A1','honest','root',1771999380000,'she called',-7470896479139299775);
CREATE TABLE exception (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, account TEXT NOT NULL, rule TEXT NOT NULL,
  "from" INTEGER NOT NULL, until INTEGER NOT NULL, by TEXT NOT NULL, reason TEXT NOT NULL
, sum INTEGER) STRICT;
INSERT INTO exception VALUES(1,'exc_15EQ17VAK92T28DS3SH2KGWNVZ','A1','drain',1771999080000,1772085780000,'root','she called',8659756017683020208);
CREATE TABLE audit (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, at INTEGER NOT NULL, actor TEXT NOT NULL,
  action TEXT NOT NULL, subject TEXT NOT NULL, reason TEXT NOT NULL
, via TEXT, before TEXT NOT NULL DEFAULT '', after TEXT NOT NULL DEFAULT '', salt BLOB, digest BLOB, chain BLOB, keyed INTEGER NOT NULL DEFAULT 0, erased_by INTEGER) STRICT;
INSERT INTO audit VALUES(1,'aud_4W01DK43PGHSEB78M5WXHSZVFA',1795819835234,'root','freeze','A5/login','phone stolen',NULL,'','frz_51ER9JV7PAF5A62NM9WWNECNM5 active',X'7c086512f7925cc4ca2098bb7e687fe7',X'aa8776ab89bfa3535ed0fbf1da01ee657b86bd2a04cb3a83e499f575bb6e58e2',X'd23801efe61c7e384d687ecc93559e4b9ea0477000e655cd18d01dc06f9cb1fd',0,NULL);
INSERT INTO audit VALUES(2,'aud_6B8DP6MNE0E2PD693YMDPH0JJB',1795819835510,'root','list add','watched/A7','a warning',NULL,'','lst_6JY6KQYYEWKGMNMA8SADVQ594Y listed',X'cc09d7c71f7910a96e25ab7d6d4e54b4',X'60724998e2137955eded9e9d55c2282ec6d8bb9dca5983565f8564e6a7bb2616',X'4dc8fb570376d0859856695f38d74c25876860f90816ba3f7127e2d2846e6473',0,NULL);
INSERT INTO audit VALUES(3,'aud_6P7XY6GXKP1SQX5RHQ429582JB',1795819835771,'root','release as honest','A1','she called',NULL,'frz_163KR71ZDG1T2VAQTWR3G32DGQ active, esc_6PN0MWRKSCTXR9S3VX8KFKQSRX open','frz_163KR71ZDG1T2VAQTWR3G32DGQ ended, esc_6PN0MWRKSCTXR9S3VX8KFKQSRX resolved',X'ec35b8605ddf37d3437f4b588e286d0a',X'265084f813c7174316ab5087e1c01673ef61d0a1f42ef16622cfd9652a69fdc7',X'b8f007b909692a30e98e52eb85708c90ccc4bdfbd7fb329c047afa77518e5368',0,NULL);
INSERT INTO audit VALUES(4,'aud_3TARDP92T52Y91VKCPPEKKVBHP',1795819835880,'root','mode cap review','mode','too many',NULL,'','msr_40DSK9A74PVKBZARZMETXK74D0 standing',X'637601c3389d5f71e44f3e7feb766090',X'6c10a562febba6c14864c85600886d2a13e2a00d56fdc930762c6e50acdf2004',X'65b5da1652674aff788fccb6b1e622e07e9a6915154f30b4b948a01b35dd5e19',0,NULL);
CREATE TABLE change (
  token INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, account TEXT NOT NULL,
  at INTEGER NOT NULL, document TEXT NOT NULL
, committed INTEGER, fetched INTEGER, sum INTEGER) STRICT;
INSERT INTO change VALUES(1,'frz_163KR71ZDG1T2VAQTWR3G32DGQ/placed','freeze.placed','A1',1771999260000,'{"id":"frz_163KR71ZDG1T2VAQTWR3G32DGQ","code":"FZ-63KR-59","account":"A1","subject":"account","scope":"out","state":"active","from":"2026-02-25T06:01:00.000Z","until":"2026-02-26T06:01:00.000Z","causes":[{"kind":"rule","by":"drain@4a5aa70b","reason":"6040.00 CNY left within the hour"}]}',1795819833972,1795819836007,-3250630516143850448);
INSERT INTO change VALUES(2,'esc_6PN0MWRKSCTXR9S3VX8KFKQSRX/opened','escalation.opened','A1',1771999260000,'{"id":"esc_6PN0MWRKSCTXR9S3VX8KFKQSRX","code":"CS-PN0M-19","account":"A1","rule":"drain","to":"risk-desk","priority":"normal","state":"open","from":"2026-02-25T06:01:00.000Z","due":"2026-02-25T08:01:00.000Z","summary":"6040.00 CNY left within the hour"}',1795819833972,1795819836007,-7432996529230949985);
INSERT INTO change VALUES(3,'hld_4PVM5BGP4V9HNMY1R9MBATP58G/placed','hold.placed','A4',1771999320000,'{"id":"hld_4PVM5BGP4V9HNMY1R9MBATP58G","account":"A4","event":"e3","amount":"2000.00","currency":"CNY","state":"placed","from":"2026-02-25T06:02:00.000Z","deadline":"2026-02-26T06:02:00.000Z","on_timeout":"release"}',1795819833972,1795819836007,-3291815136843879317);
INSERT INTO change VALUES(4,'esc_0SKZP9NXX0ZR3CWD1X0G75JXX2/opened','escalation.opened','A4',1771999320000,'{"id":"esc_0SKZP9NXX0ZR3CWD1X0G75JXX2","code":"CS-SKZP-45","account":"A4","rule":"cashout","to":"risk-desk","priority":"normal","state":"open","from":"2026-02-25T06:02:00.000Z","due":"2026-02-25T08:02:00.000Z","summary":"cash out of 2000.00 CNY"}',1795819833972,NULL,-1501344040912787307);
INSERT INTO change VALUES(5,'frz_51ER9JV7PAF5A62NM9WWNECNM5/placed','freeze.placed','A5',1771999380000,'{"id":"frz_51ER9JV7PAF5A62NM9WWNECNM5","code":"FZ-1ER9-94","account":"A5","subject":"account","scope":"login","state":"active","from":"2026-02-25T06:03:00.000Z","until":"2026-02-26T06:03:00.000Z","causes":[{"kind":"operator","by":"root","reason":"phone stolen"}]}',1795819835236,NULL,2805043259826817473);
INSERT INTO change VALUES(6,'frz_163KR71ZDG1T2VAQTWR3G32DGQ/ended/1771999380000','freeze.ended','A1',1771999380000,'{"id":"frz_163KR71ZDG1T2VAQTWR3G32DGQ","code":"FZ-63KR-59","account":"A1","subject":"account","scope":"out","state":"ended","from":"2026-02-25T06:01:00.000Z","until":"2026-02-26T06:01:00.000Z","ended":"2026-02-25T06:03:00.000Z","causes":[]}',1795819835780,NULL,-1097503079121517617);
INSERT INTO change VALUES(7,'lbl_7HK4Z2R10NZ6BJGSVNJGXJY08Z/set','label.set','A1',1771999380000,'{"id":"lbl_7HK4Z2R10NZ6BJGSVNJGXJY08Z","subject":"A1","outcome":"honest","source":"root","learned":"2026-02-25T06:03:00.000Z"}',1795819835780,NULL,7651726374308434234);
INSERT INTO change VALUES(8,'esc_6PN0MWRKSCTXR9S3VX8KFKQSRX/resolved','escalation.resolved','A1',1771999380000,'{"id":"esc_6PN0MWRKSCTXR9S3VX8KFKQSRX","code":"CS-PN0M-19","account":"A1","rule":"drain","to":"risk-desk","priority":"normal","state":"resolved","from":"2026-02-25T06:01:00.000Z","due":"2026-02-25T08:01:00.000Z","summary":"6040.00 CNY left within the hour","outcome":"honest"}',1795819835780,NULL,3744778229166313669);
INSERT INTO change VALUES(9,'msr_40DSK9A74PVKBZARZMETXK74D0/placed','mode-cap.placed','',1771999380000,'{"id":"msr_40DSK9A74PVKBZARZMETXK74D0","kind":"mode-cap","state":"standing","account":"","parent":"","rules":[],"others":[],"number":0,"text":"review","by":"root","reason":"too many","from":"2026-02-25T05:58:00.000Z","until":"2026-02-25T07:03:00.000Z"}',1795819835881,NULL,5272514556771314502);
CREATE TABLE quarantine (
  id INTEGER PRIMARY KEY, source TEXT NOT NULL, generation TEXT NOT NULL, offset INTEGER NOT NULL,
  column INTEGER, reason TEXT NOT NULL, line BLOB NOT NULL, length INTEGER NOT NULL, input INTEGER NOT NULL, is_source INTEGER NOT NULL DEFAULT 1, retried INTEGER, at INTEGER NOT NULL DEFAULT 0, sum INTEGER,
  UNIQUE (source, generation, offset)
) STRICT;
INSERT INTO quarantine VALUES(1,'wallet','65024:5489966:18318155734868916417',360,2,'not JSON: expected a member''s name in quotes',X'7b206e6f206576656e74207d',12,1,1,NULL,1795819833961,5879551194332366799);
CREATE TABLE feed_reader (name TEXT PRIMARY KEY, token INTEGER NOT NULL, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO feed_reader VALUES('wallet',3,1795819836007);
CREATE TABLE acknowledgement (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, account TEXT NOT NULL, state TEXT NOT NULL, event TEXT NOT NULL,
  at INTEGER NOT NULL
, sum INTEGER) STRICT;
INSERT INTO acknowledgement VALUES(1,'frz_1/placed','A1','applied','e9',1772000003000,4274910623998442623);
CREATE TABLE case_step (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, escalation TEXT NOT NULL, account TEXT NOT NULL,
  kind TEXT NOT NULL, at INTEGER NOT NULL, by TEXT NOT NULL, text TEXT NOT NULL, outcome TEXT
, sum INTEGER) STRICT;
INSERT INTO case_step VALUES(1,'stp_c1','esc_1','A1','noted',1772000012000,'mei','called back',NULL,-61816458720802368);
CREATE TABLE measure (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, state TEXT NOT NULL,
  account TEXT NOT NULL, parent TEXT NOT NULL, rules TEXT NOT NULL, others TEXT NOT NULL, number INTEGER NOT NULL,
  text TEXT NOT NULL, by TEXT NOT NULL, reason TEXT NOT NULL, "from" INTEGER NOT NULL, until INTEGER,
  ended INTEGER, ended_by TEXT NOT NULL
, sum INTEGER) STRICT;
INSERT INTO measure VALUES(1,'msr_40DSK9A74PVKBZARZMETXK74D0','mode-cap','standing','','','','',0,'review','root','too many',1771999080000,1772002980000,NULL,'',-9038448729509010157);
CREATE TABLE list_entry (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, list TEXT NOT NULL, value TEXT NOT NULL, owner TEXT NOT NULL,
  by TEXT NOT NULL, reason TEXT NOT NULL, "from" INTEGER NOT NULL, until INTEGER, removed INTEGER,
  removed_by TEXT, remove_reason TEXT
, sum INTEGER) STRICT;
INSERT INTO list_entry VALUES(1,'lst_6JY6KQYYEWKGMNMA8SADVQ594Y','watched','A7','root','root','a warning',1771999380000,NULL,NULL,NULL,NULL,7916766871943204339);
CREATE TABLE lookup_run (
  run INTEGER PRIMARY KEY, level INTEGER NOT NULL, bytes INTEGER NOT NULL, newest_day INTEGER NOT NULL
) STRICT;
INSERT INTO lookup_run VALUES(1,0,104,20509);
CREATE TABLE lookup_page (
  page INTEGER PRIMARY KEY, run INTEGER NOT NULL, first BLOB NOT NULL, bytes BLOB NOT NULL
) STRICT;
INSERT INTO lookup_page VALUES(1,1,X'4e568b83fcb9d7b243d294bdbcc6e2a5',X'4e568b83fcb9d7b243d294bdbcc6e2a51d5000000200000041315559f7f565724cc9fe520230f69010601d500000020000004134a3cd5cea5b2b15535a9a5a81485450181d500000020000004135eec16e4ac7e42ecef72587b06946ddc51d500000020000004131');
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('change',9);
CREATE INDEX rule_set_hash ON rule_set (hash);
CREATE INDEX decision_account ON decision (account);
CREATE INDEX freeze_account ON freeze (account);
CREATE INDEX freeze_state ON freeze (state);
CREATE INDEX freeze_from ON freeze ("from");
CREATE INDEX freeze_cause_freeze ON freeze_cause (freeze);
CREATE INDEX freeze_cause_by ON freeze_cause (by, "from");
CREATE INDEX hold_account ON hold (account);
CREATE INDEX hold_state ON hold (state);
CREATE INDEX step_up_account ON step_up (account);
CREATE INDEX step_up_state ON step_up (state);
CREATE INDEX alert_account ON alert (account);
CREATE INDEX escalation_account ON escalation (account);
CREATE INDEX escalation_state ON escalation (state);
CREATE INDEX label_subject ON label (subject);
CREATE INDEX exception_account ON exception (account);
CREATE INDEX audit_subject ON audit (subject);
CREATE INDEX freeze_code ON freeze (substr(id, 6, 4));
CREATE INDEX escalation_code ON escalation (substr(id, 6, 4));
CREATE INDEX case_step_escalation ON case_step (escalation);
CREATE INDEX measure_kind ON measure (kind, state);
CREATE INDEX measure_account ON measure (account);
CREATE INDEX measure_parent ON measure (parent);
CREATE INDEX list_entry_list ON list_entry (list);
CREATE INDEX lookup_run_level ON lookup_run (level);
CREATE INDEX lookup_run_day ON lookup_run (newest_day);
CREATE UNIQUE INDEX lookup_page_run ON lookup_page (run, first);
CREATE TRIGGER acknowledgement_sealed_insert AFTER INSERT ON acknowledgement BEGIN
  UPDATE acknowledgement SET sum = seal(new."id", new."account", new."state", new."event", new."at") WHERE "id" = new."id";
END;
CREATE TRIGGER acknowledgement_sealed_update AFTER UPDATE OF "id", "account", "state", "event", "at" ON acknowledgement BEGIN
  UPDATE acknowledgement SET sum = seal(new."id", new."account", new."state", new."event", new."at") WHERE "id" = new."id";
END;
CREATE TRIGGER alert_sealed_insert AFTER INSERT ON alert BEGIN
  UPDATE alert SET sum = seal(new."id", new."account", new."rule", new."decision", new."from", new."texts") WHERE "id" = new."id";
END;
CREATE TRIGGER alert_sealed_update AFTER UPDATE OF "id", "account", "rule", "decision", "from", "texts" ON alert BEGIN
  UPDATE alert SET sum = seal(new."id", new."account", new."rule", new."decision", new."from", new."texts") WHERE "id" = new."id";
END;
CREATE TRIGGER case_step_sealed_insert AFTER INSERT ON case_step BEGIN
  UPDATE case_step SET sum = seal(new."id", new."escalation", new."account", new."kind", new."at", new."by", new."text", new."outcome") WHERE "id" = new."id";
END;
CREATE TRIGGER case_step_sealed_update AFTER UPDATE OF "id", "escalation", "account", "kind", "at", "by", "text", "outcome" ON case_step BEGIN
  UPDATE case_step SET sum = seal(new."id", new."escalation", new."account", new."kind", new."at", new."by", new."text", new."outcome") WHERE "id" = new."id";
END;
CREATE TRIGGER freeze_cause_sealed_insert AFTER INSERT ON freeze_cause BEGIN
  UPDATE freeze_cause SET sum = seal(new."id", new."freeze", new."account", new."scope", new."kind", new."by", new."decision", new."reason", new."from", new."until", new."ended", new."ended_by", new."end_reason", new."outcome", new."allowance", new."review") WHERE "id" = new."id";
END;
CREATE TRIGGER freeze_cause_sealed_update AFTER UPDATE OF "id", "freeze", "account", "scope", "kind", "by", "decision", "reason", "from", "until", "ended", "ended_by", "end_reason", "outcome", "allowance", "review" ON freeze_cause BEGIN
  UPDATE freeze_cause SET sum = seal(new."id", new."freeze", new."account", new."scope", new."kind", new."by", new."decision", new."reason", new."from", new."until", new."ended", new."ended_by", new."end_reason", new."outcome", new."allowance", new."review") WHERE "id" = new."id";
END;
CREATE TRIGGER decision_sealed_insert AFTER INSERT ON decision BEGIN
  UPDATE decision SET sum = seal(new."id", new."input", new."account", new."event", new."type", new."time", new."score", new."actions", new."document") WHERE "id" = new."id";
END;
CREATE TRIGGER decision_sealed_update AFTER UPDATE OF "id", "input", "account", "event", "type", "time", "score", "actions", "document" ON decision BEGIN
  UPDATE decision SET sum = seal(new."id", new."input", new."account", new."event", new."type", new."time", new."score", new."actions", new."document") WHERE "id" = new."id";
END;
CREATE TRIGGER escalation_sealed_insert AFTER INSERT ON escalation BEGIN
  UPDATE escalation SET sum = seal(new."id", new."account", new."rule", new."decision", new."to", new."priority", new."state", new."from", new."due", new."summary", new."outcome") WHERE "id" = new."id";
END;
CREATE TRIGGER escalation_sealed_update AFTER UPDATE OF "id", "account", "rule", "decision", "to", "priority", "state", "from", "due", "summary", "outcome" ON escalation BEGIN
  UPDATE escalation SET sum = seal(new."id", new."account", new."rule", new."decision", new."to", new."priority", new."state", new."from", new."due", new."summary", new."outcome") WHERE "id" = new."id";
END;
CREATE TRIGGER exception_sealed_insert AFTER INSERT ON exception BEGIN
  UPDATE exception SET sum = seal(new."id", new."account", new."rule", new."from", new."until", new."by", new."reason") WHERE "id" = new."id";
END;
CREATE TRIGGER exception_sealed_update AFTER UPDATE OF "id", "account", "rule", "from", "until", "by", "reason" ON exception BEGIN
  UPDATE exception SET sum = seal(new."id", new."account", new."rule", new."from", new."until", new."by", new."reason") WHERE "id" = new."id";
END;
CREATE TRIGGER freeze_sealed_insert AFTER INSERT ON freeze BEGIN
  UPDATE freeze SET sum = seal(new."id", new."account", new."scope", new."state", new."from", new."until", new."ended", new."allowance", new."remind_at", new."review") WHERE "id" = new."id";
END;
CREATE TRIGGER freeze_sealed_update AFTER UPDATE OF "id", "account", "scope", "state", "from", "until", "ended", "allowance", "remind_at", "review" ON freeze BEGIN
  UPDATE freeze SET sum = seal(new."id", new."account", new."scope", new."state", new."from", new."until", new."ended", new."allowance", new."remind_at", new."review") WHERE "id" = new."id";
END;
CREATE TRIGGER hold_sealed_insert AFTER INSERT ON hold BEGIN
  UPDATE hold SET sum = seal(new."id", new."account", new."event", new."txn", new."amount", new."state", new."from", new."deadline", new."on_timeout", new."decision", new."ended", new."step_up") WHERE "id" = new."id";
END;
CREATE TRIGGER hold_sealed_update AFTER UPDATE OF "id", "account", "event", "txn", "amount", "state", "from", "deadline", "on_timeout", "decision", "ended", "step_up" ON hold BEGIN
  UPDATE hold SET sum = seal(new."id", new."account", new."event", new."txn", new."amount", new."state", new."from", new."deadline", new."on_timeout", new."decision", new."ended", new."step_up") WHERE "id" = new."id";
END;
CREATE TRIGGER label_sealed_insert AFTER INSERT ON label BEGIN
  UPDATE label SET sum = seal(new."id", new."subject", new."outcome", new."source", new."learned", new."reason") WHERE "id" = new."id";
END;
CREATE TRIGGER label_sealed_update AFTER UPDATE OF "id", "subject", "outcome", "source", "learned", "reason" ON label BEGIN
  UPDATE label SET sum = seal(new."id", new."subject", new."outcome", new."source", new."learned", new."reason") WHERE "id" = new."id";
END;
CREATE TRIGGER list_entry_sealed_insert AFTER INSERT ON list_entry BEGIN
  UPDATE list_entry SET sum = seal(new."id", new."list", new."value", new."owner", new."by", new."reason", new."from", new."until", new."removed", new."removed_by", new."remove_reason") WHERE "id" = new."id";
END;
CREATE TRIGGER list_entry_sealed_update AFTER UPDATE OF "id", "list", "value", "owner", "by", "reason", "from", "until", "removed", "removed_by", "remove_reason" ON list_entry BEGIN
  UPDATE list_entry SET sum = seal(new."id", new."list", new."value", new."owner", new."by", new."reason", new."from", new."until", new."removed", new."removed_by", new."remove_reason") WHERE "id" = new."id";
END;
CREATE TRIGGER measure_sealed_insert AFTER INSERT ON measure BEGIN
  UPDATE measure SET sum = seal(new."id", new."kind", new."state", new."account", new."parent", new."rules", new."others", new."number", new."text", new."by", new."reason", new."from", new."until", new."ended", new."ended_by") WHERE "id" = new."id";
END;
CREATE TRIGGER measure_sealed_update AFTER UPDATE OF "id", "kind", "state", "account", "parent", "rules", "others", "number", "text", "by", "reason", "from", "until", "ended", "ended_by" ON measure BEGIN
  UPDATE measure SET sum = seal(new."id", new."kind", new."state", new."account", new."parent", new."rules", new."others", new."number", new."text", new."by", new."reason", new."from", new."until", new."ended", new."ended_by") WHERE "id" = new."id";
END;
CREATE TRIGGER step_up_sealed_insert AFTER INSERT ON step_up BEGIN
  UPDATE step_up SET sum = seal(new."id", new."account", new."event", new."factors", new."state", new."from", new."deadline", new."decision", new."ended", new."waits", new."amount", new."rail", new."not_passed", new."factor") WHERE "id" = new."id";
END;
CREATE TRIGGER step_up_sealed_update AFTER UPDATE OF "id", "account", "event", "factors", "state", "from", "deadline", "decision", "ended", "waits", "amount", "rail", "not_passed", "factor" ON step_up BEGIN
  UPDATE step_up SET sum = seal(new."id", new."account", new."event", new."factors", new."state", new."from", new."deadline", new."decision", new."ended", new."waits", new."amount", new."rail", new."not_passed", new."factor") WHERE "id" = new."id";
END;
CREATE TRIGGER change_sealed_insert AFTER INSERT ON change BEGIN
  UPDATE change SET sum = seal(new."id", new."kind", new."account", new."at", new."document") WHERE "id" = new."id";
END;
CREATE TRIGGER change_sealed_update AFTER UPDATE OF "id", "kind", "account", "at", "document" ON change BEGIN
  UPDATE change SET sum = seal(new."id", new."kind", new."account", new."at", new."document") WHERE "id" = new."id";
END;
CREATE TRIGGER quarantine_sealed_insert AFTER INSERT ON quarantine BEGIN
  UPDATE quarantine SET sum = seal(new."source", new."generation", new."offset", new."column", new."line", new."length", new."is_source") WHERE "id" = new."id";
END;
CREATE TRIGGER quarantine_sealed_update AFTER UPDATE OF "source", "generation", "offset", "column", "line", "length", "is_source" ON quarantine BEGIN
  UPDATE quarantine SET sum = seal(new."source", new."generation", new."offset", new."column", new."line", new."length", new."is_source") WHERE "id" = new."id";
END;
CREATE TRIGGER rule_set_sealed_insert AFTER INSERT ON rule_set BEGIN
  UPDATE rule_set SET sum = seal(new."version", new."hash", new."adopted") WHERE "version" = new."version";
END;
CREATE TRIGGER rule_set_sealed_update AFTER UPDATE OF "version", "hash", "adopted" ON rule_set BEGIN
  UPDATE rule_set SET sum = seal(new."version", new."hash", new."adopted") WHERE "version" = new."version";
END;
CREATE TRIGGER meta_sealed_insert AFTER INSERT ON meta BEGIN
  UPDATE meta SET sum = seal(new."name", new."value") WHERE "name" = new."name";
END;
CREATE TRIGGER meta_sealed_update AFTER UPDATE OF "name", "value" ON meta BEGIN
  UPDATE meta SET sum = seal(new."name", new."value") WHERE "name" = new."name";
END;
CREATE TRIGGER source_position_sealed_insert AFTER INSERT ON source_position BEGIN
  UPDATE source_position SET sum = seal(new."source", new."device", new."inode", new."head", new."head_length", new."tail", new."offset", new."size", new."modified") WHERE "source" = new."source";
END;
CREATE TRIGGER source_position_sealed_update AFTER UPDATE OF "source", "device", "inode", "head", "head_length", "tail", "offset", "size", "modified" ON source_position BEGIN
  UPDATE source_position SET sum = seal(new."source", new."device", new."inode", new."head", new."head_length", new."tail", new."offset", new."size", new."modified") WHERE "source" = new."source";
END;
COMMIT;
PRAGMA application_id = 1179800404;
PRAGMA user_version = 10;
